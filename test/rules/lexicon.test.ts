import { describe, expect, test } from 'vitest'
import { readLexicon } from '../../src/rule/lexicon.ts'

const sound = `id: late-reply
title: Answer in time
severity: warning
why: Silence is read as no.
cite:
  - source: timm
    where: chapter 2
message: “{found}” comes late.
entries:
  - id: late
    lang: en
    match:
      - «at long last»
    unless: question in sentence
    softer: { to: info, if: apology in message }
    rewrite:
      - text: Now
        safe: true
    bad:
      - «At long last» we write.
    spare:
      - At last the sun is out.
`

/** The faults of the sound lexicon after one change. The change must hit something. */
const faultsAfter = (was: string, is: string): readonly string[] => {
  expect(sound).toContain(was)
  const { faults, lexicon } = readLexicon(sound.replace(was, () => is))
  expect(lexicon).toBe(undefined)
  return faults.map(({ line, column, message, hint }) => `${line}:${column} ${message}; ${hint}`)
}

test('the sound lexicon has no fault', () => {
  const { lexicon, faults } = readLexicon(sound)
  expect(faults).toEqual([])
  expect(
    lexicon?.entries.map(({ id, match, unless, softer, rewrite, bad, spare }) => [
      id,
      match,
      unless,
      softer,
      rewrite,
      bad[0]?.text,
      spare[0]?.text,
    ]),
  ).toEqual([
    [
      'late',
      ['«at long last»'],
      [{ name: 'question', scope: 'sentence' }],
      { to: 'info', if: [{ name: 'apology', scope: 'message' }] },
      [{ text: 'Now', after: [], safe: true }],
      '«At long last» we write.',
      'At last the sun is out.',
    ],
  ])
})

/** What was changed, into what, and what the author is told. */
const broken: Readonly<Record<string, readonly [was: string, is: string]>> = {
  'a flow list around prose': ['      - At last the sun is out.', '      [At last, the sun is out.]'],
  'a flow list of phrases': ['match:\n      - «at long last»', 'match: [«at long last», «at last»]'],
  'a flow map around prose': [
    '- «At long last» we write.',
    '- { text: «At long last» we write., after: Hello }',
  ],
  'a comment that cuts prose short': ['At last the sun is out.', 'Your order #4471 is out.'],
  'a title that loses its end': ['Answer in time', 'Answer in time # soon'],
  'an unknown key with a near name': ['    match:', '    mach:'],
  'an unknown key of the lexicon': ['title:', 'titel:'],
  'an unknown key of an example': [
    '- «At long last» we write.',
    '- text: «At long last» we write.\n        befor: Hello?',
  ],
  'no mark in a bad example': ['- «At long last» we write.', '- At long last we write.'],
  'an open mark': ['- «At long last» we write.', '- «At long last we write.'],
  'a mark in a spare example': ['At last the sun', '«At last» the sun'],
  'a safe rewrite with a slot': ['text: Now', 'text: By {the time it takes}'],
  'a wrong severity': ['severity: warning', 'severity: warn'],
  'a wrong language': ['lang: en', 'lang: english'],
  'a wrong place': ['    unless:', '    at: sentence\n    unless:'],
  'a wrong scope': ['question in sentence', 'question in sentense'],
  'no condition at all': ['question in sentence', 'a question?'],
  'safe that is not true or false': ['safe: true', 'safe: yes'],
  'no title': ['title: Answer in time\n', ''],
  'an empty message': [' “{found}” comes late.', ''],
  'no example that is left alone': ['    spare:\n      - At last the sun is out.\n', ''],
  'no severity': ['severity: warning\n', ''],
  'an id with capitals': ['id: late\n', 'id: Late one\n'],
  'an alias for a list': [
    'spare:\n      - At last the sun is out.',
    'not: &list\n      - at last\n    spare: *list',
  ],
  'two entries with one id': [
    '  - id: late\n',
    '  - id: late\n    lang: en\n    match: too late\n    bad: «Too late» for us.\n    spare: Late.\n  - id: late\n',
  ],
  'YAML: a colon in a text': ['At last the sun is out.', 'At last: the sun: is out.'],
  'YAML: text before a colon': ['why: Silence is read as no.', 'why: Silence: it is read as no.'],
  'YAML: a text that begins with a star': ['At last the sun is out.', '*At last* the sun is out.'],
  'YAML: a text that begins with an exclamation mark': ['At last the sun is out.', '!Hurray the sun is out.'],
  'YAML: a text that begins with an ampersand': ['At last the sun is out.', '&more sun is out.'],
  'YAML: a quotation that goes on': ['At last the sun is out.', '"At last" the sun is out.'],
  'YAML: a key twice': ['    lang: en', '    lang: en\n    lang: zh'],
  'YAML: a tab': ['    lang: en', '\tlang: en'],
  'YAML: a line too far left': ['    lang: en', '   lang: en'],
}

describe('a broken lexicon has one fault, told with its place', () => {
  test('each in words for its author', () => {
    const told = Object.entries(broken).map(([name, [was, is]]) => {
      const faults = faultsAfter(was, is)
      return `${faults.length === 1 ? '' : `${faults.length} FAULTS `}${name}\n  ${faults.join('\n  ')}`
    })
    expect(told.filter(each => / FAULTS /.test(each))).toEqual([])
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "a flow list around prose
        22:7 spare can't be written between brackets; write each on a line of its own after “- ”
      a flow list of phrases
        12:12 match can't be written between brackets; write each on a line of its own after “- ”
      a flow map around prose
        20:9 a “bad” example can't be written between braces; write “text:” and the rest on lines of their own
      a comment that cuts prose short
        22:9 a comment cuts a “spare” example short; put the text between double quotes, or the comment on its own line
      a title that loses its end
        2:8 a comment cuts title short; put the text between double quotes, or the comment on its own line
      an unknown key with a near name
        12:5 an entry has no key “mach”; did you mean “match”?
      an unknown key of the lexicon
        2:1 a lexicon has no key “titel”; did you mean “title”?
      an unknown key of an example
        21:9 a “bad” example has no key “befor”; its keys are text, after, also, whole
      no mark in a bad example
        20:9 a “bad” example marks no words; bad examples, and only they, mark «the words»
      an open mark
        20:9 “«” without “»” in "«At long last we write."; write «the words»
      a mark in a spare example
        22:9 a “spare” example marks words; bad examples, and only they, mark «the words»
      a safe rewrite with a slot
        17:9 a rewrite with a {slot} is not safe; take out “safe: true”
      a wrong severity
        3:11 severity can't be “warn”; did you mean “warning”?
      a wrong language
        11:11 lang can't be “english”; it is one of en, zh
      a wrong place
        14:9 at can't be “sentence”; did you mean “sentence-start”?
      a wrong scope
        14:13 “question in sentense” looks in no scope there is; did you mean “in sentence”?
      no condition at all
        14:13 “a question?” is no condition; write “NAME in SCOPE”; scopes are clause, sentence, next-sentence, previous-sentence, message, conversation
      safe that is not true or false
        18:15 rewrite.safe must be true or false; write true or false without quotes
      no title
        1:1 the lexicon has no “title”; add a line “title: …”
      an empty message
        8:9 message is empty; write its text, or take the line out
      no example that is left alone
        10:5 entry late has no “spare” example; show a look-alike that stays silent
      no severity
        1:1 the lexicon has no “severity”; add “severity:” with one of error, warning, info
      an id with capitals
        10:9 “Late one” is no id; ids are small letters, digits and hyphens: late-reply
      an alias for a list
        23:12 a text that begins with “*” is read as a reference; put the text between double quotes, or write out what is meant
      two entries with one id
        15:5 two entries are called “late”; give each its own id
      YAML: a colon in a text
        22:18 a text with “: ” in it is read as a key; put the text between double quotes, or on lines of its own below “|-”
      YAML: text before a colon
        4:6 a text with “: ” in it is read as a key; put the text between double quotes, or on lines of its own below “|-”
      YAML: a text that begins with a star
        22:13 words follow where a text has ended; put a text that begins with a quotation mark or “*” between double quotes as a whole, inner ones as “\\"”
      YAML: a text that begins with an exclamation mark
        22:9 a text that begins with “!” is read as a type; put the text between double quotes, or on lines of its own below “|-”
      YAML: a text that begins with an ampersand
        22:15 a text that begins with “&” loses its first word; put the text between double quotes
      YAML: a quotation that goes on
        22:19 words follow where a text has ended; put a text that begins with a quotation mark or “*” between double quotes as a whole, inner ones as “\\"”
      YAML: a key twice
        12:5 the same key stands here twice; keep one of the two
      YAML: a tab
        11:1 a tab stands where spaces are needed; indent with two spaces
      YAML: a line too far left
        11:1 a quotation mark, a bracket or the “:” of a key is missing here or above; close what was opened, and begin the keys of one block at the same column, with spaces, and the items of a list with “- ”"
    `)
  })
})

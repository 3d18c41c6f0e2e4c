import type { ErrorCode } from 'yaml'
import type { Problem } from '../../text/problem.ts'

const quotes = 'Put a text that holds ": ", " #" or starts with a sign such as @ { [ * & % in double quotes.'
const unknown = ['something stands here that YAML does not expect', quotes] as const

const told: Partial<Record<ErrorCode, readonly [problem: string, hint: string]>> = {
  ALIAS_PROPS: ['an alias has a tag or anchor of its own', 'Write *name alone.'],
  BAD_ALIAS: ['an alias has no good name', 'Put a text that starts with * in double quotes.'],
  BAD_COLLECTION_TYPE: ['a tag does not fit what follows it', 'Take the tag away.'],
  BAD_DIRECTIVE: ['a directive that YAML does not know', 'Put a text that starts with % in double quotes.'],
  BAD_DQ_ESCAPE: ['an escape that YAML does not know', 'Write \\\\ for a backslash, or use single quotes.'],
  BAD_INDENT: [
    'the indentation is wrong, or a bracket or quote mark is not closed',
    'Indent with spaces, further than the key above.',
  ],
  BAD_PROP_ORDER: ['an anchor or tag stands in a wrong place', 'Write it right before the value.'],
  BAD_SCALAR_START: ['a text can’t start with this sign', 'Put the text in double quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'a second ": " stands on this line',
    'Put a text that holds ": " in double quotes.',
  ],
  BLOCK_IN_FLOW: ['a block stands inside brackets', 'Use only {}, [] and quoted texts inside brackets.'],
  IMPOSSIBLE: unknown,
  KEY_OVER_1024_CHARS: [
    'a key is longer than 1024 characters',
    'A text that holds ": " needs double quotes.',
  ],
  MISSING_CHAR: [
    'a quote mark, bracket, space or colon is missing',
    'Close what was opened before this place.',
  ],
  MULTILINE_IMPLICIT_KEY: ['a key runs over several lines, or its colon is missing', quotes],
  MULTIPLE_ANCHORS: ['a value has two anchors', 'Keep one. Put a text that starts with & in double quotes.'],
  MULTIPLE_DOCS: ['a second document begins here', 'Separate documents with a line of ---.'],
  MULTIPLE_TAGS: ['a value has two tags', 'Keep one. Put a text that starts with ! in double quotes.'],
  TAB_AS_INDENT: ['a tab indents this line', 'Indent with spaces.'],
  TAG_RESOLVE_FAILED: ['a tag does not fit its value', 'Take the tag away.'],
  UNEXPECTED_TOKEN: unknown,
}

/** An error of the YAML parser, in our words. */
export const yamlProblem = (code: ErrorCode, offset: number): Problem => {
  const [problem, hint] = told[code] ?? unknown
  return { problem: `This is not valid YAML: ${problem}.`, hint, offset }
}

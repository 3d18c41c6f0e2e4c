import { describe, expect, test } from 'vitest'
import { readHouse } from '../../src/rule/house.ts'
import { termsOf } from '../../src/rule/house-phrase.ts'
import type { Rule } from '../../src/rule/rule.ts'
import { folder } from './harness.ts'
import { saidUnder, saidWith } from './under.ts'

const house = (yaml: string): Rule => {
  const { rule, faults } = readHouse(yaml, termsOf(folder.words, []))
  expect(faults).toEqual([])
  return rule as Rule
}

describe('C1: “no problem” is never said, or the one “no” that is', () => {
  const thanked = ['customer: Thank you for sorting this out!', 'agent: No problem! The invoice is here.']
  const apologised = ['customer: Sorry to bother you with this again.', 'agent: No problem at all!']
  test.each([
    ['recommended', ['no-problem warning: No problem']],
    ['inghilleri-solomon', ['no-problem warning: No problem']],
    ['timm', ['no-problem error: No problem']],
    ['cockerell', []],
  ])('%s', async (profile, said) => {
    expect(await saidUnder(profile, ...thanked)).toEqual(said)
    expect(await saidUnder(profile, ...apologised)).toEqual([])
  })
})

describe('C2: never say no, or refuse honestly', () => {
  test('the form is reported, not the fact: a reason and a way out soften it', async () => {
    const refusal =
      'agent: We can’t match that price. It is below what we pay. What I can do is send the smaller one.'
    expect(await saidUnder('recommended', 'customer: Can you match $12?', refusal)).toEqual([
      'cannot-framing info: We can’t',
    ])
  })

  test('a promise outranks the refusal in the same words', () => {
    const place = (id: string): number => folder.precedence.indexOf(id)
    expect(place('vague-promise')).toBeLessThan(place('refusal'))
  })

  test('no rewrite of a refusal that may be applied unseen makes a promise', () => {
    const safe = folder.rules
      .filter(({ group }) => group === 'refusal')
      .flatMap(({ entries }) => entries.flatMap(({ rewrite }) => rewrite.filter(each => each.safe)))
    expect(safe.filter(({ text }) => /\b(?:will|shall|'ll|promise)\b/i.test(text))).toEqual([])
  })
})

describe('C3: never argue, or set the facts right', () => {
  const paid = 'customer: I paid twice.'
  test('doubt of the person is reported', async () => {
    expect(await saidUnder('recommended', paid, 'agent: You claim that you paid twice.')).toEqual([
      'challenge-customer error: You claim',
    ])
  })

  test('a neutral correction passes, with the strictest too', async () => {
    const turns = [
      paid,
      'agent: Here is what I see: one payment of $40. Could you send me the second receipt?',
    ]
    expect(await saidUnder('recommended', ...turns)).toEqual([])
    expect(await saidUnder('cockerell', ...turns)).toEqual([])
  })
})

describe('C4: apologise, or stay positive', () => {
  const fault = 'customer: You sent the wrong lamp and the box was broken.'
  test('thanks for waiting do not stand for an apology', async () => {
    const said = await saidUnder(
      'recommended',
      fault,
      'agent: Thank you for your patience! You are right, we packed the wrong lamp. A new one leaves today.',
    )
    expect(said).toContainEqual(expect.stringMatching(/^missing-apology warning/))
  })

  test('they may follow one', async () => {
    const said = await saidUnder(
      'recommended',
      fault,
      'agent: I’m sorry that we packed the wrong lamp. A new one leaves today; thank you for waiting.',
    )
    expect(said).toEqual([])
  })
})

describe('C6: “I understand how you feel” is taught and forbidden', () => {
  const angry = 'customer: I am so angry!'
  test.each([
    ['recommended', 'I understand how you feel.', []],
    ['recommended', 'I know exactly how you feel.', ['false-empathy warning: know exactly how you feel']],
    ['recommended', 'I understand what you mean.', ['understand-meaning info: understand what you mean']],
    ['strict', 'I understand how you feel.', ['false-empathy warning: understand how you feel']],
    ['timm', 'I understand how you feel.', []],
    ['timm', 'I understand what you mean.', ['understand-meaning warning: understand what you mean']],
  ])('%s on “%s”', async (profile, words, said) => {
    expect(await saidUnder(profile, angry, `agent: ${words}`)).toEqual(said)
  })
})

describe('C7: “we” or “I”', () => {
  test('an apology and what somebody takes on are not counted as talk of oneself', async () => {
    const owned =
      'agent: I’m sorry that I lost your bag. I have called the airport. I will ring at four. I bring it myself.'
    expect(await saidUnder('strict', 'customer: The bag is lost.', owned)).toEqual([])
  })
})

describe('C8: as soon as possible is a deadline for the inside', () => {
  test.each(['recommended', 'thompson', 'cockerell'])('%s', async profile => {
    const said = await saidUnder(profile, 'agent: We will send it as soon as possible.')
    expect(said).toEqual([
      `vague-promise ${profile === 'thompson' ? 'error' : 'warning'}: as soon as possible`,
    ])
    expect(await saidUnder(profile, 'note: We will send it as soon as possible.')).toEqual([])
  })
})

describe('C9: the script of a house, or a personal touch', () => {
  const stock = 'agent: Thank you for contacting us. Your refund of $12 was sent today.'
  test('a stock phrase is a finding in a template too', async () => {
    expect(await saidUnder('recommended', stock)).toEqual([
      'form-letter-opening warning: Thank you for contacting us',
    ])
  })

  test('not where the house prefers it', async () => {
    const words = house('entries:\n  - avoid: thanks for the mail\n    prefer: Thank you for contacting us')
    expect(await saidWith(words, stock)).toEqual([])
  })

  test('other words of its sentence stay findings', async () => {
    const words = house('entries:\n  - avoid: thanks a bunch\n    prefer: Thank you')
    expect(await saidWith(words, stock)).toEqual(['form-letter-opening warning: Thank you for contacting us'])
  })
})

describe('C10: smile, or keep a serious face', () => {
  test('cheer on bad news is reported', async () => {
    const said = await saidUnder(
      'recommended',
      'customer: Where is it?',
      'agent: Unfortunately your refund was declined. 😊',
    )
    expect(said).toContain('shouting info: 😊')
  })

  test('on good news it is not', async () => {
    expect(
      await saidUnder('recommended', 'customer: Where is it?', 'agent: Your refund was sent today. 😊'),
    ).toEqual([])
  })
})

describe('C11: use the name, as fits the customer', () => {
  test('once is right', async () => {
    expect(await saidUnder('strict', 'agent: Your order is packed, Ana.')).not.toContainEqual(
      expect.stringMatching(/^presumptuous-address/),
    )
  })

  test('no rewrite puts a name in unseen', () => {
    const safe = folder.rules.flatMap(({ entries }) =>
      entries.flatMap(({ rewrite }) =>
        rewrite.filter(each => each.safe && /\{[^}]*name[^}]*\}/.test(each.text)),
      ),
    )
    expect(safe).toEqual([])
  })

  test('more than three times in one message is too often', async () => {
    const often =
      'agent: Hello Ana, I have the bow here. It ships today, Ana. The label is by mail, Ana. Keep the box, Ana.'
    expect(await saidUnder('recommended', often)).toContainEqual(
      expect.stringMatching(/^presumptuous-address.*Ana/),
    )
    expect(await saidUnder('recommended', 'agent: Hello Ana, I have the bow. It ships today, Ana.')).toEqual(
      [],
    )
  })
})

describe('C12: OK, Hi and Sure', () => {
  const words = ['OK! The blue one is on its way.', 'Hi. Your order is packed.', 'Sure. Your table is free.']
  test.each(['recommended', 'strict', 'timm', 'cockerell', 'thompson', 'plain'])(
    '%s is silent',
    async profile => {
      for (const each of words) {
        const said = await saidUnder(profile, `agent: ${each}`)
        expect(said.filter(one => one.startsWith('custom-lexicon'))).toEqual([])
      }
    },
  )

  test('inghilleri-solomon', async () => {
    const said = await Promise.all(words.map(each => saidUnder('inghilleri-solomon', `agent: ${each}`)))
    expect(said.flat().filter(one => one.startsWith('custom-lexicon'))).toEqual([
      'custom-lexicon warning: OK',
      'custom-lexicon warning: Hi',
      'custom-lexicon error: Sure',
    ])
  })
})

describe('C13: please', () => {
  test.each(folder.profiles.map(({ name }) => name))('%s never reports it', async profile => {
    expect(await saidUnder(profile, 'agent: Please click Save, then please close the window.')).toEqual([])
  })
})

describe('C14: only the positive, or name the harm', () => {
  test('regret inside an apology is no negative word', async () => {
    const said = await saidUnder(
      'recommended',
      'agent: We regret that we packed the wrong lamp. A new one leaves today.',
    )
    expect(said).toEqual([])
  })

  test('“unfortunately” that leads a refusal is', async () => {
    expect(await saidUnder('recommended', 'agent: Unfortunately, the lamp is out of stock.')).toContain(
      'unfortunately-lead warning: Unfortunately',
    )
  })
})

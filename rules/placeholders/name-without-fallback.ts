import { defineRule } from '../../src/rule/define.ts'
import { flag } from '../../src/rule/options.ts'
import { allPassages, variableOf, wasSent } from '../../src/rule/slots.ts'
import { fromCompany } from '../../src/rule/talk.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import type { Placeholder } from '../../src/text/conversation.ts'

const greeting =
  /(?:^|\n)\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|尊敬的|亲爱的|親愛的|您好|你好|嗨)[,，]?\s*$/iu

/** As far back as a greeting reaches. */
const back = 60

/** Whether a placeholder is the one that a greeting calls the reader by. */
const isGreeted = ({ text }: PassageView, { start, end }: Placeholder): boolean => {
  const from = Math.max(0, start - back)
  const before = text.slice(from, start)
  return (
    greeting.test(from === 0 ? before : `.${before}`) &&
    /^\s*(?:[,，!！.:：]|$|\n)/u.test(text.slice(end, end + 20))
  )
}

/** Variables that the text tests, or that come with a fallback somewhere. */
const guarded = ({ message }: MessageView) => {
  const withFallback = new Set<string>()
  const tested: string[] = []
  for (const { located, placeholders } of allPassages(message)) {
    for (const slot of placeholders) {
      if (slot.type === 'block') tested.push(slot.name)
      const name = slot.fallback ? variableOf(located.text, slot) : undefined
      if (name !== undefined) withFallback.add(name)
    }
  }
  return { withFallback, tested }
}

export default defineRule({
  id: 'name-without-fallback',
  title: { en: 'Greet also those whose name you don’t know', zh: '不知道姓名的客户也要问候好' },
  why: {
    en: '“Hi ,” tells customers that nobody knows them and that nobody looked.',
    zh: '称呼处一片空白，客户就知道没人认识他，发出前也没人看过。',
  },
  severity: 'info',
  cite: [
    { source: 'braze', where: 'set a default for every personal attribute, or it is blank', statements: [] },
    {
      source: 'zendesk-placeholders',
      where: 'a placeholder whose field has no value is blank',
      statements: [],
    },
  ],
  languages: ['en', 'zh'],
  messages: {
    elsewhere: {
      en: 'Elsewhere in this message “{name}” has words for when it is empty; this greeting has none.',
      zh: '这条消息里别处的“{name}”有为空时的替代文字，这句问候却没有。',
    },
    bare: {
      en: 'Where “{name}” is empty this greets nobody; give it words to fall back on.',
      zh: '“{name}”为空时，这里就没有称呼任何人；请写上替代的称呼。',
    },
  },
  options: {
    every: flag({
      default: false,
      about:
        'Whether each greeting counts, also in a message that has no fallback anywhere; for programs that can leave a name empty.',
    }),
  },
  notes: [
    'Most helpdesks have no fallbacks, and in many programs the name is never empty. So by itself the rule speaks only where the same variable has a fallback elsewhere in the message: there its author knew that it can be empty.',
    'With the option it speaks of every greeting in a template whose language has fallbacks: {{ }} of Liquid, Jinja, Twig and Intercom, and ERB.',
    'Left alone: a message that was sent; a name that a condition around it looks after; names that do not stand in a greeting.',
  ],
  examples: [
    {
      about: 'A fallback below, but none in the greeting',
      turns: [
        'agent: Hi «{{ first_name }}»,\n\nyour seat is booked.\n\nEnjoy the show, {{ first_name | default: "guest" }}!',
      ],
      also: [],
    },
    {
      about: 'Every greeting counts',
      turns: ['agent: Dear «{{ customer.first_name }}»,\n\nyour seat is booked.'],
      options: { every: true },
      also: [],
    },
    {
      about: 'A fallback in the greeting',
      turns: ['agent: Hi {{ first_name | default: "there" }},\n\nyour seat is booked.'],
      options: { every: true },
      also: [],
    },
    {
      about: 'No fallback anywhere, and the option is not set',
      turns: ['agent: Hi {{ first_name }},\n\nyour seat is booked.'],
      also: [],
    },
    {
      about: '问候里没有替代称呼',
      turns: ['agent: 尊敬的«{{ customer.name }}»：\n\n您的座位已订好。'],
      options: { every: true },
      also: [],
    },
  ],
  when: ({ message }) => message.passages.some(({ placeholders }) => placeholders.length > 0),
  *check(message, { say, options: { every } }) {
    // Where the text has branches, one of them may look after the empty name.
    if (!fromCompany(message) || message.message.otherReadings) return
    let guards: ReturnType<typeof guarded> | undefined
    for (const passage of message.passages) {
      for (const slot of passage.passage.placeholders) {
        if (slot.type !== 'name' || slot.fallback || !isGreeted(passage, slot)) continue
        const name = variableOf(passage.text, slot)
        if (name === undefined) continue
        guards ??= guarded(message)
        const elsewhere = guards.withFallback.has(name)
        const hasFallbacks = /^(?:\{\{(?!\{)|<%)/.test(passage.text.slice(slot.start, slot.start + 3))
        if (!elsewhere && !(every && hasFallbacks)) continue
        if (guards.tested.some(tag => tag.includes(name)) || wasSent(message)) continue
        yield elsewhere ? say.elsewhere(passage, slot, { name }) : say.bare(passage, slot, { name })
      }
    }
  },
})

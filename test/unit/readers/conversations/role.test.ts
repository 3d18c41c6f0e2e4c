import { describe, expect, it } from 'vitest'
import { castOf, unknownSpeakers } from '../../../../src/readers/conversations/cast.ts'
import { roleOf } from '../../../../src/readers/conversations/role.ts'

describe('the role that a name tells', () => {
  it.each([
    ['Support Team', 'agent'],
    ['Amazon Customer Service', 'agent'],
    ['Guest Relations', 'agent'],
    ['Megan (Acme Support)', 'agent'],
    ['Acme Store', 'agent'],
    ['support@example.com', 'agent'],
    ['客服小王', 'agent'],
    ['小米客服', 'agent'],
    ['客戶服務', 'agent'],
    ['天猫旗舰店', 'agent'],
    ['Kundenservice', 'agent'],
    ['オペレーター', 'agent'],
    ['Fin', 'bot'],
    ['Fin AI Agent', 'bot'],
    ['Acme AI Assistant', 'bot'],
    ['AnswerBot', 'bot'],
    ['Virtual Agent', 'bot'],
    ['智能客服', 'bot'],
    ['机器人小蜜', 'bot'],
    ['no-reply@example.com', 'bot'],
    ['Customer 2', 'customer'],
    ['Visitor 48213', 'customer'],
    ['顾客', 'customer'],
    ['買家', 'customer'],
    ['会员123', 'customer'],
    ['お客様', 'customer'],
    ['System', 'system'],
    ['系統', 'system'],
    ['Ai Wei', undefined],
    ['Fin Smith', undefined],
    ['Ana', undefined],
    ['王小明', undefined],
  ])('%s: %s', (name, role) => {
    expect(roleOf(name)).toBe(role)
  })
})

describe('the roles of a conversation', () => {
  const cast = (...voices: readonly (readonly [string, string])[]) =>
    Object.fromEntries(
      castOf(
        voices.map(([speaker, words]) => ({ speaker, words })),
        roleOf,
      ),
    )

  it('give the other side to who is left', () => {
    expect(cast(['Agent', 'Hi'], ['Ana', 'Hi'])).toEqual({ Agent: 'agent', Ana: 'customer' })
    expect(cast(['Ana', 'Hi'], ['Customer', 'Hi'])).toEqual({ Ana: 'agent', Customer: 'customer' })
  })

  it('are told by a welcome', () => {
    expect(cast(['Ana', 'Hello?'], ['Bo', 'Thank you for calling Acme.'])).toEqual({
      Ana: 'customer',
      Bo: 'agent',
    })
    expect(cast(['小李', '您好，请问有什么可以帮您'], ['小王', '你好'])).toEqual({
      小李: 'agent',
      小王: 'customer',
    })
  })

  it.each([
    ['a customer thanks for a call back', 'Thank you for calling me back.'],
    ['nobody welcomes', 'Hello.'],
  ])('stay unknown where %s', (_, words) => {
    expect(cast(['Ana', words], ['Bo', 'Hi'])).toEqual({})
  })

  it('stay unknown where both welcome, or there are three', () => {
    const welcome = 'How can I help you?'
    expect(cast(['Ana', welcome], ['Bo', welcome])).toEqual({})
    expect(cast(['Ana', welcome], ['Bo', 'Hi'], ['Cy', 'Hi'])).toEqual({})
  })
})

it('names that stay unknown are one problem, which says what to set', () => {
  expect(unknownSpeakers(['Ana'], 3)).toEqual({
    problem: 'Nothing tells whether “Ana” is on the side of the company or of the customer.',
    hint: 'List the name under “roles” in tactful.yaml: roles: {agent: [Ana]}.',
    offset: 3,
  })
  const many = unknownSpeakers(['+44 7700 900123', 'b', 'c', 'd', 'e', 'f'], 0)
  expect(many.problem).toContain('“e” and 1 more are on the side')
  expect(many.hint).toContain('{agent: ["+44 7700 900123"]}')
})

import { describe, expect, it } from 'vitest'
import { messagesOf, readWith, said, spelledIn, treeReader } from '../reading.ts'

const readYaml = await treeReader('a.yaml')

const yaml = (text: string, as?: string) => readWith(readYaml, text, as)

describe('YAML macros', () => {
  it('as a list with HTML in a block', () => {
    const text =
      '- title: Welcome\n  isenabled: 1\n  response: |\n    Hi %{ticket.name.first},\n    <br>\n    We&rsquo;re on it.\n  notes: For new people only.\n'
    const read = yaml(text)
    expect(read.format).toBe('osticket-canned')
    const [message] = messagesOf(read)
    expect(message?.path).toEqual(['Welcome', 'response'])
    const passage = message?.passages.find(({ located }) => located.text.includes('on it'))
    expect(spelledIn(text, passage, 'We’re on')).toBe('We&rsquo;re on')
  })

  it('as a catalogue with its language', () => {
    const read = yaml(
      'en:\n  reset:\n    info: We have sent you an email.\n    steps:\n      - You open the email.\n      - You follow the link.\n',
    )
    expect(said(read)).toEqual([
      'agent: We have sent you an email.',
      'agent: You open the email.',
      'agent: You follow the link.',
    ])
    expect(messagesOf(read)[0]).toMatchObject({ lang: 'en', path: ['en', 'reset', 'info'] })
  })

  it('in several documents', () => {
    expect(
      said(yaml('Late: We are sorry for the delay.\n---\nEarly: It is here, thank you.\n')),
    ).toHaveLength(2)
  })

  it('read a text once however often it is used', () => {
    const read = yaml('a: &late We are sorry for the delay.\nb: *late\nc: [*late, *late]\n')
    expect(said(read)).toEqual(['agent: We are sorry for the delay.'])
  })

  it('are not settings', () => {
    expect(
      yaml('on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm ci\n').format,
    ).toBeUndefined()
    expect(yaml('').format).toBeUndefined()
    expect(yaml('a: 1\n', 'macros').problems[0]?.problem).toContain('no macros')
    expect(yaml('a: Note: this\n').problems).toMatchObject([{ offset: 3 }])
  })
})

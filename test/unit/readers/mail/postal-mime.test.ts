import { readdirSync, readFileSync } from 'node:fs'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { decode, isUndecodable } from '../../../../src/node/decode.ts'
import { encode } from '../../../../src/node/encode.ts'
import type { Units } from '../../../../src/readers/mail/body-text.ts'
import { headOf } from '../../../../src/readers/mail/fields.ts'
import { flowed } from '../../../../src/readers/mail/flowed.ts'
import { mailIn } from '../../../../src/readers/mail/mail.ts'
import { partsOf } from '../../../../src/readers/mail/parts.ts'
import { decoderFor } from '../../../../src/text/charset.ts'
import { Located } from '../../../../src/text/located.ts'
import { written } from '../../../formats/script.ts'
import { spoken } from '../../../formats/spoken.ts'
import { mailWriters } from '../../../formats/writers/mail.ts'
import * as fc from '../../../random.ts'

const even = (text: string): string => text.replace(/\r\n/g, '\n').trim()

/** What the mail says by our reader: its subject, its plain text, its HTML. */
const ours = (text: string, units: Units): readonly string[] => {
  const located = Located.file(text)
  const parts = partsOf({
    located,
    head: headOf(text, 0, text.length),
    end: text.length,
    units,
    open: true,
  })
  expect(parts.problems).toEqual([])
  const leaves = [...parts.shown, ...parts.other]
  const plain = leaves.filter(({ html }) => !html)
  const html = leaves.filter(leaf => leaf.html)
  return [
    mailIn(located, units).subject,
    plain.map(leaf => even((leaf.flowed ? flowed(leaf.located, leaf.delSp) : leaf.located).text)).join('\n'),
    html.map(leaf => even(leaf.located.text)).join('\n'),
  ]
}

/** Node 20 reads Windows-1252 as Latin-1. */
const western = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, unit => decoderFor('windows-1252')?.decode(Buffer.from(unit, 'latin1')) ?? '')

const theirs = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { subject = '', text = '', html = '' } = await PostalMime.parse(bytes)
  return [subject, text, html].map(each => even(western(each)))
}

const folder = 'fixtures/readers/eml'

describe('postal-mime reads the same', () => {
  it.each(readdirSync(folder).filter(name => name.endsWith('.eml') && !name.startsWith('forwarded')))(
    '%s',
    async name => {
      const bytes = readFileSync(`${folder}/${name}`)
      const read = decode(bytes, name)
      if (isUndecodable(read)) throw new Error(read.problem)
      const [subject, text, html] = ours(read.text, read.encoding === 'binary' ? 'bytes' : 'characters')
      const other = await theirs(bytes)
      expect([subject, text || other[1], html || other[2]]).toEqual(other)
      expect(text !== '' || html !== '').toBe(true)
    },
  )

  it.each(mailWriters.filter(({ format }) => format === 'eml'))('mails made with $name', async writer => {
    const numbers = fc.infiniteStream(fc.nat())
    await fc.assert(
      fc.asyncProperty(spoken('message', writer.never), numbers, async (messages, stream) => {
        const { text } = written(writer, messages, limit => (stream.next().value as number) % limit)
        const isQuoted = /quoted-printable/i.test(text)
        const encoding = writer.name.startsWith('bytes of') ? 'binary' : 'utf-8'
        // It takes a soft break only without the white space that may stand in it.
        const bytes = encode(isQuoted ? text.replaceAll('= \r\n', '=\r\n') : text, encoding) as Uint8Array
        const [subject, plain, html] = ours(text, encoding === 'binary' ? 'bytes' : 'characters')
        const other = await theirs(bytes)
        expect([subject, plain || other[1], html || other[2]]).toEqual(other)
      }),
      { numRuns: 40 },
    )
  })
})

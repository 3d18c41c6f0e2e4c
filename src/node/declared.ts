/** How far into a file its declaration is looked for, in bytes. */
const glance = 4096

/** What a file says of its own encoding. */
export interface Declared {
  readonly encoding: string
  /** What declares it, for messages: `its XML declaration`. */
  readonly where: string
  /** Whether it counts only for bytes that are not UTF-8 anyway. */
  readonly weak: boolean
}

const xml = /^(?:\xEF\xBB\xBF)?<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)["']/
const catalogue = /^"Content-Type:[^"\n]{0,100}?\bcharset=([\w.:-]+)/im
const meta = /<meta\s[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i

/** The encoding that a file declares; read as ASCII, which all declarations keep to. */
export const declaredIn = (bytes: Uint8Array, path: string): Declared | undefined => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(glance, bytes.length)).toString('latin1')
  const byXml = xml.exec(start)?.[1]
  if (byXml !== undefined) return { encoding: byXml, where: 'its XML declaration', weak: false }
  const byHeader = /\.pot?$/i.test(path) ? catalogue.exec(start)?.[1] : undefined
  if (byHeader !== undefined) return { encoding: byHeader, where: 'its header', weak: false }
  const byMeta = /^[^<]{0,2000}</.test(start) ? meta.exec(start)?.[1] : undefined
  return byMeta === undefined ? undefined : { encoding: byMeta, where: 'its <meta>', weak: true }
}

const catalogueFile = /\.(?:pot?|strings)$/

/**
 * Whether the bytes may be something else though they are UTF-8, by what they or the file declare: only XML and UTF-16,
 * whose first character is ASCII, and catalogues may.
 */
export const mayDeclare = (bytes: Uint8Array, path: string): boolean =>
  bytes[0] === 0 || bytes[0] === 0x3c || bytes[0] === 0xef || catalogueFile.test(path.toLowerCase())

const mailFile = /\.(?:eml|mbox)$/i
const field = '[!-9;-~]+:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*'
const mailStart = new RegExp(
  `^(?:From [^\\n]*\\n)?(?:${field}){0,60}?(?:message-id|mime-version|received|return-path|delivered-to):`,
  'i',
)

/** Whether each part of the file may have an encoding of its own. */
export const isMail = (bytes: Uint8Array, path: string): boolean =>
  mailFile.test(path) ||
  mailStart.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(glance, bytes.length)).toString('latin1'),
  )

/** UTF-16 without its mark: files whose first character is ASCII by their format. */
export const unmarkedUtf16 = (bytes: Uint8Array, path: string): 'utf-16le' | 'utf-16be' | undefined => {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes
  const mayBe = first === 0 ? second : first
  if (!/\.strings$/i.test(path) && !(mayBe === 0x3c && (third === 0x3f || fourth === 0x3f))) return undefined
  if (bytes.length % 2 !== 0 || bytes.length < 4) return undefined
  if (first !== 0 && second === 0 && third !== 0) return 'utf-16le'
  return first === 0 && second !== 0 && third === 0 ? 'utf-16be' : undefined
}

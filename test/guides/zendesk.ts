import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Macro {
  readonly id: number
  readonly actions: readonly { readonly value: string }[]
}

/** A pretended Zendesk: its macros, in two pages, are read and changed by those who know the token. */
export const zendeskWith = async (macros: readonly Macro[]) => {
  const there: readonly Macro[] = macros.map(macro => ({
    ...macro,
    updated_at: '2026-11-01T08:00:00Z',
    usage_30d: 7,
  }))
  const asked: string[] = []
  const answer = (method: string, url: string, body: string, origin: string): object => {
    asked.push(`${method} ${url}`)
    if (method === 'PUT') {
      const macro = there.find(({ id }) => url === `/api/v2/macros/${id}`)
      return Object.assign(macro ?? {}, JSON.parse(body).macro, { updated_at: '2026-11-22T08:00:00Z' })
    }
    if (url.includes('after'))
      return { macros: there.slice(2), meta: { has_more: false }, links: { next: null } }
    const next = `${origin}/api/v2/macros?page[size]=100&page[after]=2`
    return { macros: there.slice(0, 2), meta: { has_more: true }, links: { next } }
  }
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request
    let body = ''
    for await (const chunk of request) body += chunk
    const known = headers.authorization === `Basic ${btoa('ana@acme.example/token:secret')}`
    if (!known) response.writeHead(401).end()
    else response.end(JSON.stringify(answer(method, url, body, `http://${headers.host}`)))
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const env = `ZENDESK_URL=http://127.0.0.1:${port}\nZENDESK_EMAIL=ana@acme.example\nZENDESK_TOKEN=secret\n`
  const letter = () => there[0]?.actions[1]
  return {
    there,
    asked,
    env,
    /** The text of the first macro. */
    text: () => letter()?.value,
    /** Somebody changes it there. */
    change: (value: string): void => {
      Object.assign(letter() ?? {}, { value })
      Object.assign(there[0] ?? {}, { updated_at: '2026-11-23T08:00:00Z' })
    },
    close: () => void server.close(),
  }
}

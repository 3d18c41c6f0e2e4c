import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** A browser that drives these tests; none where it is not installed. */
export const chromiumPath = places.find(path => path !== undefined && existsSync(path))

export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: ['--no-sandbox'],
  })

interface View {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly scripts?: boolean
}

/** Opens a page from a file; whatever it complains about or asks of the network is a fault. */
export const opened = async (
  browser: Browser,
  text: string,
  work: (page: Page) => Promise<void>,
  { width = 1280, height = 900, dark = false, scripts = true }: View = {},
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tactful-page-'))
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const faults: string[] = []
  try {
    const file = join(folder, 'report.html')
    writeFileSync(file, text)
    const url = pathToFileURL(file).href
    const page = await context.newPage()
    page.on('console', message => faults.push(`console: ${message.text()}`))
    page.on('pageerror', error => faults.push(`error: ${error.message}`))
    page.on('dialog', dialog => {
      faults.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', request => {
      if (request.url() !== url && !request.url().startsWith('data:'))
        faults.push(`request: ${request.url()}`)
    })
    await page.goto(url)
    if (scripts) await page.waitForSelector('html.script')
    await work(page)
    expect(faults).toEqual([])
  } finally {
    await context.close()
    rmSync(folder, { recursive: true })
  }
}

import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import type { FileReport } from '../../src/engine/report.ts'
import { html } from '../../src/reporters/html.ts'
import { memory, tactful } from '../cli/world.ts'
import { settings, summary } from '../unit/reporters/report.ts'
import { chromiumPath, launch, opened } from './browser.ts'

const hostile =
  'No problem <img src=x onerror="window.owned=1"> </script><script>window.owned=1</script> {{constructor.constructor("window.owned=1")()}} <!-- $7*7'

const macros = {
  macros: [
    {
      id: 1,
      title: 'Refund denied',
      active: true,
      usage_30d: 1200,
      actions: [
        {
          field: 'comment_value_html',
          value:
            '<p>Hi {{ticket.requester.first_name}},</p><p>Unfortunately, we cannot refund your order. You should have read the terms.</p>',
        },
      ],
    },
    {
      id: 2,
      title: hostile,
      active: true,
      usage_30d: 40,
      actions: [{ field: 'comment_value', value: `${hostile}\n\nNo worries!` }],
    },
    {
      id: 3,
      title: '退款被拒',
      active: true,
      usage_30d: 3,
      actions: [{ field: 'comment_value', value: '根据公司规定，我们无法退款。你必须先看条款。' }],
    },
  ],
  count: 3,
}

const files = {
  '/w/macros.json': JSON.stringify(macros),
  '/w/mails/late.md': 'Hi Ana,\n\nWe will get back to you shortly.\n\nNo problem at all.\n',
  '/w/mails/hostile.txt': `Hi Ana,\n\nUnfortunately, we cannot send the parcel today: ${hostile}\n`,
  '/w/mails/broken.json': '{ "macros": [',
}

const reportOf = async (...more: readonly string[]): Promise<string> => {
  const written = new Map<string, string>()
  const run = { tools, fs: memory(files, written) }
  const argv = ['.', '--no-cache', '--concurrency', '1', '--show', 'info', '-f', 'html=report.html', ...more]
  const { err } = await tactful(argv, files, run)
  const page = written.get('/w/report.html')
  if (page === undefined) throw new Error(`no report was written: ${err}`)
  return page
}

/** Many messages, two findings in each. */
const many = (findings: number): string => {
  const text = 'Unfortunately, we cannot do that for order 4471. No problem, it will be sent soon.'
  const one = (at: number, message: number, [start, end]: readonly [number, number], rule: string) => ({
    rule,
    severity: at % 7 === 0 ? ('error' as const) : ('warning' as const),
    message: `“${text.slice(start, end)}” can be said better.`,
    why: 'It helps nobody.',
    text: text.slice(start, end),
    spot: { message, passage: 0, range: { start, end } },
    start: { offset: 0, line: at + 1, column: 1 },
    end: { offset: 1, line: at + 1, column: 2 },
    messagePath: [],
    id: `m${message}`,
    role: 'agent' as const,
    rewrites: [{ text: 'Gladly', safe: at % 2 === 0, edits: [] }],
    related: [],
    cite: [],
    url: 'https://example.org/rule',
    fingerprint: String(at),
  })
  const messages = findings / 2
  const numbers = Array.from({ length: messages }, (_, at) => at)
  const report: FileReport = {
    path: 'chats.ndjson',
    format: 'ndjson',
    messages,
    otherLanguages: 0,
    source: '',
    findings: numbers.flatMap(at => [
      one(2 * at, at, [0, 13], 'unfortunately-lead'),
      one(2 * at + 1, at, [49, 59], 'no-problem'),
    ]),
    said: numbers.map(at => ({
      path: [],
      id: `m${at}`,
      role: 'agent',
      author: `Agent ${at % 40}`,
      passages: [{ kind: 'paragraph', text: `${text} ${at % 100 === 0 ? 'The needle is here.' : ''}` }],
    })),
  }
  const reporter = html(settings)
  return [
    reporter.open(),
    reporter.file(report),
    reporter.close(summary({ messages, findings, warning: findings })),
  ].join('')
}

const status = (page: Page): Promise<string | null> => page.textContent('.status')
const titles = (page: Page): Promise<readonly string[]> => page.locator('.card h3').allTextContents()

if (chromiumPath === undefined) {
  process.stderr.write(
    'The HTML report is not tried in a browser: no Chromium was found. CHROMIUM=PATH names one.\n',
  )
}

describe.skipIf(chromiumPath === undefined)('the HTML report in a browser', { timeout: 120_000 }, () => {
  let browser: Browser
  let report: string
  beforeAll(async () => {
    ;[browser, report] = await Promise.all([launch(), reportOf()])
  }, 120_000)
  afterAll(() => browser?.close())

  test('shows the messages, most used times worst first, with their words marked', () =>
    opened(browser, report, async page => {
      expect(await page.textContent('h1')).toMatch(/^\d+ places worth another look$/)
      expect((await titles(page))[0]).toBe('Refund denied')
      expect(await page.locator('.card').first().locator('mark').allTextContents()).toEqual([
        'Unfortunately (warning 1) ',
        'we cannot (warning 2) ',
        'You should have read (error 3) ',
      ])
      expect(await page.textContent('.notice')).toContain('mails/broken.json')
      expect(await page.locator('.card mark').first().getAttribute('data-number')).toBe('1')
    }))

  test('filters, and tells how many are left', () =>
    opened(browser, report, async page => {
      await page.selectOption('[name=file]', 'mails/late.md')
      expect(await titles(page)).toEqual(['late.md'])
      expect(await status(page)).toMatch(/^\d findings? in 1 message$/)
      await page.click('text=Clear filters')
      await expect.poll(() => titles(page)).toContain('退款被拒')
      await page.uncheck('[name=severity][value=warning]')
      await page.uncheck('[name=severity][value=info]')
      expect(await page.locator('.card .badge').allTextContents()).toEqual(
        (await page.locator('.card .badge').allTextContents()).map(() => '■ error'),
      )
      expect(await page.textContent('.others')).toMatch(
        /^2 other findings of this message are filtered out\.$/,
      )
      await page.uncheck('[name=severity][value=error]')
      expect(await status(page)).toMatch(/^Nothing matches, of \d+ messages with findings\./)
    }))

  test('searches', () =>
    opened(browser, report, async page => {
      await page.fill('[name=words]', 'SHORTLY late')
      await expect.poll(() => titles(page)).toEqual(['late.md'])
      await page.fill('[name=words]', '无法')
      await expect.poll(() => titles(page)).toEqual(['退款被拒'])
      expect(await page.locator('.card .passage').first().getAttribute('lang')).toBe('zh')
    }))

  test('copies a rewrite as it is', () =>
    opened(browser, report, async page => {
      const row = page.locator('.better li', { has: page.locator('button.copy') }).first()
      const words = await row.locator('.words').textContent()
      await row.locator('button.copy').click()
      await expect.poll(() => page.textContent('.copied')).toBe('Copied.')
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(words)
    }))

  test('text that wants to be more stays text', () =>
    opened(browser, report, async page => {
      await page.fill('[name=words]', 'onerror')
      await expect.poll(() => titles(page)).toEqual([hostile, 'hostile.txt'])
      const shown = await page.locator('.message').last().textContent()
      expect(shown).toContain(
        '<img src=x onerror="window.owned=1"> </script><script>window.owned=1</script> {{constructor.constructor("window.owned=1")()}} <!',
      )
      expect(shown).toContain('-- $7*7')
      expect(await page.locator('img, iframe, object').count()).toBe(0)
      expect(await page.evaluate('window.owned')).toBe(undefined)
    }))

  test('can be walked with the keyboard alone', () =>
    opened(browser, report, async page => {
      const focused = (): Promise<string> =>
        page.evaluate(
          '(e => e.name || e.id || e.className || e.tagName)(document.activeElement)',
        ) as Promise<string>
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('skip')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('tab-messages')
      await page.keyboard.press('ArrowRight')
      expect(await focused()).toBe('tab-rules')
      expect(await page.isVisible('#rules table')).toBe(true)
      expect(await page.isVisible('.cards')).toBe(false)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await focused()).toBe('findings-title')
      expect(await page.inputValue('[name=rule]')).not.toBe('')
      await page.keyboard.press('/')
      expect(await focused()).toBe('words')
      await page.keyboard.type('nowhere')
      await expect.poll(() => status(page)).toMatch(/^Nothing matches/)
      await page.keyboard.press('Escape')
      await expect.poll(() => status(page)).toMatch(/^\d+ finding/)
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('severity')
      await page.keyboard.press('Space')
      expect(await page.isChecked('[name=severity][value=error]')).toBe(false)
      const ring = await page.evaluate(
        "getComputedStyle(document.activeElement.closest('.box')).outlineStyle + getComputedStyle(document.activeElement).outlineStyle",
      )
      expect(ring).toContain('solid')
    }))

  test('light and dark, by the system or by its button', () =>
    opened(
      browser,
      report,
      async page => {
        const paper = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor')
        const dark = await paper()
        await page.click('.theme')
        expect(await page.textContent('.theme')).toBe('Theme: light')
        const light = await paper()
        expect(light).not.toBe(dark)
        await page.click('.theme')
        expect(await paper()).toBe(dark)
      },
      { dark: true },
    ))

  test.each([320, 375, 700, 1024, 1600])('at a width of %d nothing is cut off', width =>
    opened(
      browser,
      report,
      async page => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      },
      { width },
    ),
  )

  test('without a script the messages can be read, and nothing is there to press', () =>
    opened(
      browser,
      report,
      async page => {
        expect(await titles(page)).toContain('Refund denied')
        expect(await page.isVisible('.scriptless')).toBe(true)
        expect(await page.isVisible('#rules table')).toBe(true)
        for (const button of await page.locator('button, input, select').all())
          expect(await button.isVisible()).toBe(false)
      },
      { scripts: false },
    ))

  test.each([false, true])('axe finds no barrier (dark: %s)', dark =>
    opened(
      browser,
      report,
      async page => {
        await page.evaluate(axe.source)
        const all = await page.evaluate(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | ')))",
        )
        expect(all).toEqual([])
      },
      { dark },
    ),
  )

  test.each([200, 20_000])('%d findings can be searched and filtered', findings =>
    opened(browser, many(findings), async page => {
      expect(await status(page)).toMatch(/ findings in [\d,]+ messages; page 1 of /)
      expect(await page.locator('.card').count()).toBe(20)
      const [load, search, filter] = (await page.evaluate(`(async () => {
        const status = document.querySelector('.status')
        const told = act => new Promise(done => {
          const start = performance.now()
          new MutationObserver((_, it) => { it.disconnect(); done(performance.now() - start) }).observe(status, { childList: true })
          act()
        })
        const set = (name, value, event) => told(() => {
          const field = document.querySelector('[name=' + name + ']')
          field.value = value
          field.dispatchEvent(new Event(event, { bubbles: true }))
        })
        const search = await set('words', 'needle', 'input')
        const [entry] = performance.getEntriesByType('navigation')
        return [entry.loadEventEnd, search, await set('author', 'Agent 0', 'change')]
      })()`)) as readonly number[]
      process.stderr.write(
        `${findings} findings: loaded in ${load?.toFixed()} ms, searched in ${search?.toFixed()} ms (120 of them wait for typing), filtered in ${filter?.toFixed()} ms\n`,
      )
      expect(await page.locator('.card').count()).toBe(Math.min(20, Math.ceil(findings / 400)))
      await page.click('text=Clear filters')
      await page.click('.pager >> text=Last')
      expect(await status(page)).toMatch(/page ([\d,]+) of \1$/)
    }),
  )
})

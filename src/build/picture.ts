const colours: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '34': '#79c0ff',
  '36': '#76e3ea',
}
const esc = String.fromCharCode(27)
const colourCode = new RegExp(`(${esc}\\[[\\d;]*m)`)
const lineHeight = 18
const charWidth = 8.4
const margin = 16

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** One line of terminal output as SVG text spans. */
const spans = (line: string): string => {
  const style = new Map<string, string>()
  let out = ''
  for (const part of line.split(colourCode)) {
    const codes = part.startsWith(esc) ? part.slice(2, -1) : undefined
    if (codes === undefined) {
      const attributes = [...style].map(([name, value]) => ` ${name}="${value}"`).join('')
      if (part !== '')
        out += attributes === '' ? escaped(part) : `<tspan${attributes}>${escaped(part)}</tspan>`
      continue
    }
    for (const code of codes.split(';')) {
      if (code === '0') style.clear()
      else if (code === '1') style.set('font-weight', 'bold')
      else if (code === '2') style.set('opacity', '0.65')
      else if (code === '4') style.set('text-decoration', 'underline')
      else if (code === '22') {
        style.delete('font-weight')
        style.delete('opacity')
      } else if (code === '24') style.delete('text-decoration')
      else if (code === '39') style.delete('fill')
      else if (colours[code]) style.set('fill', colours[code])
    }
  }
  return out
}

/** A picture of what a terminal showed, from the command and its output with colour codes. */
export const terminalPicture = (command: string, output: string): string => {
  const lines = [`$ ${command}`, ...output.trimEnd().split('\n')]
  const plain = lines.map(line =>
    line
      .split(colourCode)
      .filter(part => !part.startsWith(esc))
      .join(''),
  )
  const width = Math.ceil(Math.max(...plain.map(line => line.length)) * charWidth + 2 * margin)
  const height = lines.length * lineHeight + 2 * margin
  const rows = lines.map((line, index) => {
    const y = margin + (index + 0.75) * lineHeight
    return `  <text x="${margin}" y="${y}" xml:space="preserve">${spans(line)}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `  <rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    `  <g fill="#e6edf3" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14">`,
    ...rows,
    '  </g>',
    '</svg>',
    '',
  ].join('\n')
}

import type { Located } from '../../text/located.ts'
import { isProblem } from '../../text/problem.ts'
import type { Reader } from '../reader.ts'
import { languageTag } from './language.ts'
import { hasWords } from './leaves.ts'
import { pluralForms } from './pipes.ts'
import { type CatalogString, stringTalks } from './strings.ts'
import { xliffText } from './xliff-text.ts'
import { elementsOf, parseXml, type XmlElement } from './xml.ts'

interface Languages {
  readonly source: string | undefined
  readonly target: string | undefined
}

const langOf = ({ attributes }: XmlElement, names: readonly string[]): string | undefined => {
  const value = names.map(name => attributes.get(name)).find(tag => tag !== undefined)
  return value === undefined ? undefined : (languageTag(value) ?? value.replaceAll('_', '-'))
}

const languagesOf = (element: XmlElement, outer: Languages): Languages => ({
  source: langOf(element, ['source-language', 'srcLang']) ?? outer.source,
  target: langOf(element, ['target-language', 'trgLang']) ?? outer.target,
})

/** Source and target of a unit of version 1 or a segment of version 2; suggestions and notes stand deeper. */
const texts = (
  file: Located,
  unit: XmlElement,
  path: readonly string[],
  languages: Languages,
): CatalogString[] =>
  (['source', 'target'] as const).flatMap(name =>
    elementsOf(unit, name).flatMap(element => {
      const text = xliffText(file, element)
      if (!text || !hasWords(text.located.text)) return []
      const lang = langOf(element, ['xml:lang']) ?? languages[name]
      return [{ path: [...path, name], lang, ...text, readings: pluralForms(text.located) }]
    }),
  )

const nameOf = ({ attributes }: XmlElement): readonly string[] => {
  const name = attributes.get('resname') ?? attributes.get('name') ?? attributes.get('id')
  return name === undefined ? [] : [name]
}

const stringsIn = (
  file: Located,
  element: XmlElement,
  path: readonly string[],
  outer: Languages,
): CatalogString[] => {
  const languages = languagesOf(element, outer)
  return elementsOf(element).flatMap(child => {
    if (child.attributes.get('translate') === 'no') return []
    switch (child.name) {
      case 'file':
        return stringsIn(file, child, path, languagesOf(child, languages))
      case 'body':
        return stringsIn(file, child, path, languages)
      case 'group':
        return stringsIn(file, child, [...path, ...nameOf(child)], languages)
      case 'unit':
        return stringsIn(file, child, [...path, ...nameOf(child)], languages)
      case 'trans-unit':
        return texts(file, child, [...path, ...nameOf(child)], languages)
      case 'segment':
        return texts(file, child, path, languages)
      default:
        return []
    }
  })
}

const id = 'xliff'

/** XLIFF 1.2 (https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html) and 2 (https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html). */
export const readXliff: Reader = ({ located }, { as }) => {
  if (as !== undefined && as !== id) return undefined
  const root = parseXml(located.text)
  if (isProblem(root)) return root
  if (root.name !== 'xliff')
    return {
      problem: `This file holds no XLIFF but <${root.name}>.`,
      hint: 'Expected <xliff version="1.2"> or <xliff version="2.0">.',
      offset: root.start,
    }
  const strings = stringsIn(located, root, [], { source: undefined, target: undefined })
  return { format: id, conversations: stringTalks(strings) }
}

import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** A stretch of a message in ICU’s notation. */
export type IcuNode = IcuText | IcuArgument | IcuChoice

export interface IcuText {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
  /** What it reads, its apostrophes undone. */
  readonly text: string
}

/** `{name}`, `{count, number}`, or the `#` of a plural. */
export interface IcuArgument {
  readonly kind: 'argument'
  readonly start: number
  readonly end: number
  readonly name: string
  readonly format: 'number' | 'date' | undefined
}

/** A plural or a select. */
export interface IcuChoice {
  readonly kind: 'choice'
  readonly start: number
  readonly end: number
  readonly arms: readonly { readonly key: string; readonly nodes: readonly IcuNode[] }[]
}

const place = ({ location }: MessageFormatElement): { readonly start: number; readonly end: number } => ({
  start: location?.start.offset ?? 0,
  end: location?.end.offset ?? 0,
})

const nodeOf = (element: MessageFormatElement, counted: string): readonly IcuNode[] => {
  const at = place(element)
  const argument = (name: string, format: IcuArgument['format']): IcuNode[] => [
    { kind: 'argument', ...at, name, format },
  ]
  switch (element.type) {
    case TYPE.literal:
      return [{ kind: 'text', ...at, text: element.value }]
    case TYPE.argument:
      return argument(element.value, undefined)
    case TYPE.number:
      return argument(element.value, 'number')
    case TYPE.date:
    case TYPE.time:
      return argument(element.value, 'date')
    case TYPE.pound:
      return argument(counted, 'number')
    case TYPE.plural:
    case TYPE.select: {
      const name = element.type === TYPE.plural ? element.value : counted
      const arms = Object.entries(element.options).map(([key, { value }]) => ({
        key,
        nodes: value.flatMap(inner => nodeOf(inner, name)),
      }))
      return [{ kind: 'choice', ...at, arms }]
    }
    case TYPE.tag:
      return element.children.flatMap(child => nodeOf(child, counted))
  }
}

/** Where a message breaks the rules of ICU. */
export interface BrokenIcu {
  readonly offset: number
}

const offsetOf = (error: unknown): number => {
  const { location } = error as { readonly location?: MessageFormatElement['location'] }
  return location?.start.offset ?? 0
}

/**
 * A message in the notation of ICU (https://unicode-org.github.io/icu/userguide/format_parse/messages/), tags as text.
 */
export const parseIcu = (message: string): readonly IcuNode[] | BrokenIcu => {
  try {
    return parse(message, {
      ignoreTag: true,
      requiresOtherClause: false,
      shouldParseSkeletons: false,
      captureLocation: true,
    }).flatMap(element => nodeOf(element, ''))
  } catch (error) {
    return { offset: offsetOf(error) }
  }
}

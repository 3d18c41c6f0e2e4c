import type { Format } from '../reader.ts'
import type { TreeFormat } from '../trees/shape.ts'

/** Catalogues of strings that are trees. */
export const catalogTreeFormats: readonly TreeFormat[] = []

/** Catalogues of strings with a notation of their own. */
export const catalogFormats: readonly Format[] = []

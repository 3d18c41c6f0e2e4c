import type { labelEnd } from 'micromark-core-commonmark'

export { parse, postprocess, preprocess } from 'micromark'
export { attention, labelEnd, setextUnderline } from 'micromark-core-commonmark'

/** What micromark reads one kind of mark with. */
export type Construct = typeof labelEnd

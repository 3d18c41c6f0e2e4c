/** A text without halves of surrogate pairs, which no encoding can write. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')

/** A text that begins as WebVTT does. */
export const startsAsVtt = (start: string): boolean => /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(start)

/** A text that begins with the number and times of a subtitle. */
export const startsAsSrt = (start: string): boolean =>
  /^\uFEFF?\s*\d+[ \t]*\r?\n[ \t]*\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->/.test(start)

/** Beginnings of the names of months, January first. */
export const month = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const weekday = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}'
const ordinal = String.raw`\d{1,2}(?:st|nd|rd|th)?`

/** A day as logs write it: 2024-05-01, 1.5.24, May 1st, 2024, Wed 1 May, 2024年5月1日, Today. */
export const dateShape = [
  String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}`,
  String.raw`(?:\d{4}年)?\d{1,2}月\d{1,2}日`,
  String.raw`(?:${weekday},? )?(?:(?:${month})[a-z]{0,6}\.? ${ordinal}|${ordinal} (?:${month})[a-z]{0,6}\.?)(?:,? \d{4})?`,
  'today|yesterday|今天|昨天',
].join('|')

export const half = '(?:[上下]午|凌晨|早上|中午|晚上)'
const clock = String.raw`${half}?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:\s?[ap]\.?\s?m\b\.?)?`

/** A time of day, with or without its day. */
export const timeShape = `(?:(?:${dateShape})(?:,| at)?[ T]+)?${clock}(?:Z| (?:UTC|GMT))?`

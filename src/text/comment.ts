/** How a notation marks its comments: two marks, or one mark and the end of the line or of the block of lines. */
export interface CommentMarks {
  readonly open: string
  readonly close: string | 'line' | 'block'
}

export const markupComments: readonly CommentMarks[] = [{ open: '<!--', close: '-->' }]

export const hashComments: readonly CommentMarks[] = [{ open: '#', close: 'line' }]

export const codeComments: readonly CommentMarks[] = [
  { open: '/*', close: '*/' },
  { open: '//', close: 'line' },
]

/** WebVTT: https://www.w3.org/TR/webvtt1/#introduction-comments */
export const noteComments: readonly CommentMarks[] = [{ open: 'NOTE', close: 'block' }]

/** What the template languages have. */
const templateComments: readonly CommentMarks[] = [
  { open: '{#', close: '#}' },
  { open: '{#-', close: '-#}' },
  { open: '{{!--', close: '--}}' },
  { open: '{{~!--', close: '--~}}' },
  { open: '{{!', close: '}}' },
  { open: '{{/*', close: '*/}}' },
  { open: '<%#', close: '%>' },
  { open: '<%--', close: '--%>' },
  { open: '<#--', close: '-->' },
  { open: '{% comment %}', close: '{% endcomment %}' },
  { open: '{%- comment -%}', close: '{%- endcomment -%}' },
]

/** In prose that may be markup, a template or both. */
export const proseComments: readonly CommentMarks[] = [...markupComments, ...templateComments]

/** The same where “<” is escaped: in JSON as some write it, in XML around HTML. */
export const escapedInJson: readonly CommentMarks[] = [
  { open: '\\u003c!--', close: '--\\u003e' },
  { open: '\\u003C!--', close: '--\\u003E' },
]

export const escapedInXml: readonly CommentMarks[] = [{ open: '&lt;!--', close: '--&gt;' }]

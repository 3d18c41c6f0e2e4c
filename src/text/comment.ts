/** How a notation marks its comments: two marks, or one mark and the end of the line. */
export interface CommentMarks {
  readonly open: string
  readonly close: string | 'line'
}

export const markupComments: readonly CommentMarks[] = [{ open: '<!--', close: '-->' }]

export const hashComments: readonly CommentMarks[] = [{ open: '#', close: 'line' }]

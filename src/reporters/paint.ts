type Paints = (text: string) => string

/** How words are coloured; whoever calls a reporter decides, so that a reporter never asks a terminal. */
export interface Paint {
  readonly bold: Paints
  readonly dim: Paints
  readonly red: Paints
  readonly yellow: Paints
  readonly blue: Paints
  readonly green: Paints
  readonly cyan: Paints
  readonly underline: Paints
}

const plain: Paints = text => text

/** No colours. */
export const noPaint: Paint = {
  bold: plain,
  dim: plain,
  red: plain,
  yellow: plain,
  blue: plain,
  green: plain,
  cyan: plain,
  underline: plain,
}

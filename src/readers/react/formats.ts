import { codeComments } from '../../text/comment.ts'
import type { Format } from '../reader.ts'

export const reactEmailFormat: Format = {
  id: 'react-email',
  name: 'React Email',
  detection: 'its extension, and that it imports React Email',
  extensions: ['.tsx', '.jsx'],
  sniff: () => false,
  comments: codeComments,
  load: () => import('./react-email.ts').then(it => it.readReactEmail),
}

import type { TreeFormat } from '../trees/shape.ts'

/** Home-made collections, tried when nothing else fits. */
export const macrosFormat: TreeFormat = {
  id: 'macros',
  name: 'Macros',
  detection: 'titles with texts, or a list of objects with a body, that read like prose',
  containers: ['json', 'yaml'],
  example: '{"Title": "text"} or [{"title": "…", "body": "…"}]',
  load: () => import('./macros.ts').then(it => it.macros),
}

import type { TreeFormat } from '../trees/shape.ts'

/** Home-made collections, tried when nothing else fits. */
export const macrosFormat: TreeFormat = {
  id: 'macros',
  name: 'Macros',
  detection: 'titles with texts, or a list of objects with a body, that read like prose',
  containers: ['json', 'ndjson', 'yaml', 'toml', 'csv'],
  example: '{"Title": "text"}, [{"title": "…", "body": "…"}], or a table whose first line is title,body',
  load: () => import('./macros.ts').then(it => it.macros),
}

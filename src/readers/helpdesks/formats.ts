import type { TreeFormat } from '../trees/shape.ts'

/** What helpdesks export, the more telling shapes before the less. */
export const helpdeskFormats: readonly TreeFormat[] = [
  {
    id: 'zendesk-macros',
    name: 'Zendesk macros',
    detection: '“macros” with “actions”',
    containers: ['json', 'ndjson', 'yaml'],
    example: '{"macros": [{"title": "…", "actions": [{"field": "comment_value", "value": "…"}]}]}',
    load: () => import('./zendesk.ts').then(it => it.zendeskMacros),
  },
]

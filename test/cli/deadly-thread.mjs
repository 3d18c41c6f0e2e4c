import { register } from 'tsx/esm/api'

register()
await import('./deadly-worker.ts')

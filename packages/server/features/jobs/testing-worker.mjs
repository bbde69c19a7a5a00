// A worker process for the tests that kill one.
import { register } from 'tsx/esm/api'

register()
await import('./testing-worker.ts')

// The thread's first file is plain JavaScript, so that it starts under any loader; the rest is TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./resident-work.ts')

import type { ThreadControls } from './in-thread.ts'

/** Counts milliseconds without ever yielding, as a solver does. */
export function work({ to }: { readonly to: number }, { stop, onProgress }: ThreadControls): { readonly counted: number; readonly stopped: boolean } {
  const begun = performance.now()
  for (;;) {
    const counted = Math.floor(performance.now() - begun)
    if (counted >= to || stop()) return { counted, stopped: counted < to }
    onProgress(counted / to, { counted })
  }
}

import { useSyncExternalStore } from 'react'

/** Whether the window, or the paper, has room for a table; style.css has the same width. */
export function useHasRoom(): boolean {
  return useSyncExternalStore(subscribe, () => room.matches)
}

const room = matchMedia('(min-width: 700px), print')

function subscribe(listener: () => void): () => void {
  room.addEventListener('change', listener)
  return () => room.removeEventListener('change', listener)
}

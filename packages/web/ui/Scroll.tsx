import type { ReactNode } from 'react'

/** A wide table scrolls in its own area, never the page; the area takes the focus so that arrow keys scroll it. */
export function Scroll({ label, tall = false, children }: { readonly label: string; readonly tall?: boolean; readonly children: ReactNode }) {
  return (
    <div className={tall ? 'scroll tall' : 'scroll'} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

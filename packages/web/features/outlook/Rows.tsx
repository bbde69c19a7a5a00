import type { ReactNode } from 'react'
import { Scroll } from '../../ui/Scroll.tsx'

/** A table of the outlook: its heads and its rows. */
export function Rows({ label, heads, children }: { readonly label: string; readonly heads: readonly string[]; readonly children: ReactNode }) {
  return (
    <Scroll label={label}>
      <table className="rows sheet-like outlook">
        <thead>
          <tr>
            {heads.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  )
}

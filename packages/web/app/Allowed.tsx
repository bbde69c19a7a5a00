import type { Permission } from '@junheng/contract/permissions.ts'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from './language.tsx'
import { useMay } from './session.tsx'

/** What only some roles may see; to the others it says so, rather than offer what would be refused. */
export function Allowed({ to, children }: { readonly to: Permission; readonly children: ReactNode }) {
  const words = useWords()
  const may = useMay()
  return may(to) ? children : <Alert type="info" showIcon title={words.await.notAllowed} />
}

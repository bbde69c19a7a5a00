import type { PlacedFault } from '@junheng/contract/placed-fault.ts'
import { Alert } from 'antd'
import { useLanguage, useWords } from '../app/language.tsx'
import { Table } from './Table.tsx'

/** All that is wrong with a file: sheet, row, column, what stands there, what to do. Nothing of it was written. */
export function PlacedFaults({ faults }: { readonly faults: readonly PlacedFault[] }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <>
      <Alert type="error" showIcon role="alert" title={words.projectImport.faults(faults.length)} />
      <Table
        label={words.projectImport.remedy}
        tall={faults.length > 10}
        rows={faults}
        keyOf={(fault, at) => `${fault.sheet} ${fault.row} ${fault.column} ${at}`}
        columns={[
          { title: words.projectImport.sheet, render: (fault) => fault.sheet },
          { title: words.projectImport.row, number: true, render: (fault) => fault.row ?? words.projectImport.wholeSheet },
          { title: words.projectImport.column, render: (fault) => fault.column ?? '' },
          { title: words.projectImport.value, render: (fault) => (fault.value === null || fault.value === '' ? '' : <code>{fault.value}</code>) },
          { title: words.projectImport.remedy, cells: 'long', render: (fault) => fault[language] },
        ]}
      />
    </>
  )
}

import type { PlacedFault } from '@junheng/contract/placed-fault.ts'
import { Alert } from 'antd'
import { useLanguage, useWords } from '../app/language.tsx'
import { Scroll } from './Scroll.tsx'

/** All that is wrong with a file: sheet, row, column, what stands there, what to do. Nothing of it was written. */
export function PlacedFaults({ faults }: { readonly faults: readonly PlacedFault[] }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <>
      <Alert type="error" showIcon role="alert" title={words.projectImport.faults(faults.length)} />
      <Scroll label={words.projectImport.remedy} tall={faults.length > 10}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.projectImport.sheet}</th>
              <th scope="col" className="number">{words.projectImport.row}</th>
              <th scope="col">{words.projectImport.column}</th>
              <th scope="col">{words.projectImport.value}</th>
              <th scope="col">{words.projectImport.remedy}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault, at) => (
              <tr key={`${fault.sheet} ${fault.row} ${fault.column} ${at}`}>
                <td>{fault.sheet}</td>
                <td className="number">{fault.row ?? words.projectImport.wholeSheet}</td>
                <td>{fault.column ?? ''}</td>
                <td>{fault.value === null || fault.value === '' ? '' : <code>{fault.value}</code>}</td>
                <td className="long">{fault[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

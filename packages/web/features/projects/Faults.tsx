import { ApiProblem } from '../../app/api.ts'
import { useLanguage } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'

export interface NamedFault {
  readonly node?: string | null
  readonly field: string
  readonly zh: string
  readonly en: string
}

/** What the server found wrong, fault by fault; without faults, the problem's own words. */
export function Faults({ error }: { readonly error: Error }) {
  return (
    <>
      <Trouble error={error} />
      <FaultList faults={faultsOf(error)} />
    </>
  )
}

export function FaultList({ faults }: { readonly faults: readonly NamedFault[] }) {
  const language = useLanguage()
  if (faults.length === 0) return null
  return (
    <ul className="faults">
      {faults.map((fault) => (
        <li key={`${fault.node ?? ''} ${fault.field} ${fault.zh}`}>{fault[language]}</li>
      ))}
    </ul>
  )
}

/** The faults a problem names, to be said beside the fields they are about. */
export function faultsOf(error: Error | null): readonly NamedFault[] {
  if (!(error instanceof ApiProblem)) return []
  const { faults } = (error.details ?? {}) as { readonly faults?: unknown }
  return Array.isArray(faults) ? faults.filter(isFault) : []
}

function isFault(fault: unknown): fault is NamedFault {
  return typeof fault === 'object' && fault !== null && 'field' in fault && 'zh' in fault && 'en' in fault
}

import type { NamedViolation } from '@junheng/core/planning/buses/plan-view.ts'
import { busViolationText } from '@junheng/contract/words/bus-violations.ts'
import { useLanguage } from '../../app/language.tsx'

/** Every rule that a plan breaks: where, by how much, and what to do. */
export function Violations({ violations }: { readonly violations: readonly NamedViolation[] }) {
  const language = useLanguage()
  return (
    <ul className="said">
      {violations.map((violation) => {
        const text = busViolationText(violation, language)
        return <li key={`${text} ${violation.stop ?? ''}`}>✕ {text}</li>
      })}
    </ul>
  )
}

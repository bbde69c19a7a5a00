import type { SchoolReply } from '@junheng/contract/schools.ts'
import { useWords } from '../../app/language.tsx'
import { amount, count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { stages } from '../judgements/search.ts'
import type { Names } from './names.ts'

/** The cheapest way to pass the school rule, in a sentence for each stage. */
export function NextSteps({ reply, names }: { readonly reply: SchoolReply; readonly names: Names }) {
  const words = useWords()
  return (
    <Section id="next" title={words.nextStep.title}>
      {reply.nextSteps.length === 0 ? <p>{words.nextStep.none}</p> : null}
      {reply.nextSteps.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage)).map((step) => (
        <Step key={step.stage} step={step} names={names} />
      ))}
      {reply.nextSteps.some((step) => step.yuan !== null) ? <p className="legend">{words.nextStep.assumed}</p> : null}
    </Section>
  )
}

function Step({ step, names }: { readonly step: SchoolReply['nextSteps'][number]; readonly names: Names }) {
  const words = useWords()
  const title = (id: string): string => names('quality-2017', id).title
  const actions = step.actions.map((action) => words.nextStep.action(title(action.indicator), `${amount(action.amount, action.unit)} ${words.units[action.unit]}`))
  return (
    <p className="sentence">
      <strong>{words.stages[step.stage]}</strong> {actions.length === 0 ? words.nextStep.nothingToAdd : words.nextStep.add(actions)}
      {step.yuan === null ? words.nextStep.costUnknown : actions.length === 0 ? '' : words.nextStep.cost(count(step.yuan))}
      {step.leftAtFloor === null ? '' : words.nextStep.leftAtFloor(title(step.leftAtFloor))}
      {step.unknown.length === 0 ? '' : words.nextStep.firstReport(step.unknown.map(title))}
    </p>
  )
}

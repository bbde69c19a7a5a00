import { startLayoutPlan, type LayoutSchool, type LayoutWish } from '@junheng/contract/layouts.ts'
import type { WishFault } from '@junheng/core/planning/layout/check-wishes.ts'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { ApiProblem, call } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { wishOf, type PlanDraft } from './plan-draft.ts'

interface FormProps {
  readonly schools: readonly LayoutSchool[]
  readonly snapshot: string | undefined
  readonly onStarted: (job: string) => void
}

const figures = ['points', 'money', 'buses', 'lower', 'upper', 'junior', 'seconds', 'seed'] as const

/** Money, points, limits, pins, seconds and seed of a plan. What is wrong with them is said before anything runs. */
export function PlanForm({ schools, snapshot, onStarted }: FormProps) {
  const { layoutPlan: words, kindergartens } = useWords()
  const [draft, setDraft] = useState<PlanDraft>(() => ({ name: words.defaultName, points: '', money: '16800', buses: '', lower: '30', upper: '40', junior: '60', seconds: '120', seed: '1', keepsMore: false, keep: [], close: [], townshipSchools: 'any', kindergartens: false, kindergartenMoney: '' }))
  const start = useMutation({ mutationFn: (body: LayoutWish) => call(startLayoutPlan, { body }), onSuccess: ({ job }) => onStarted(job.id) })
  const wish = wishOf(draft, snapshot)
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }))
  const hints: { readonly [figure in (typeof figures)[number]]?: string } = { points: words.pointsHint, buses: words.busesHint, lower: words.lowerHint, seed: words.seedHint }
  return (
    <Section id="plan-form" title={words.form}>
      <form
        className="no-print"
        onSubmit={(event) => {
          event.preventDefault()
          if (wish.body !== undefined) start.mutate(wish.body)
        }}
      >
        <div className="filters wishes">
          <Field label={words.name} value={draft.name} required minLength={2} maxLength={80} onType={(name) => change({ name })} />
          {figures.map((figure) => (
            <Field key={figure} label={words[figure]} value={draft[figure]} inputMode="decimal" hint={hints[figure]} fault={wish.faulty.includes(figure) ? words.notANumber : undefined} onType={(typed) => change({ [figure]: typed })} />
          ))}
          <Choice label={words.keepsMore} value={draft.keepsMore ? 'yes' : 'no'} options={(['no', 'yes'] as const).map((value) => ({ value, label: words[value] }))} onChange={(value) => change({ keepsMore: value === 'yes' })} />
          <Choice label={words.townshipSchools} value={draft.townshipSchools} options={(['any', 'least', 'exactly'] as const).map((value) => ({ value, label: words.townshipSchoolsOf[value] }))} onChange={(value) => change({ townshipSchools: value ?? 'any' })} />
          <Choice label={kindergartens.ask} value={draft.kindergartens ? 'yes' : 'no'} options={(['no', 'yes'] as const).map((value) => ({ value, label: words[value] }))} onChange={(value) => change({ kindergartens: value === 'yes' })} />
          {draft.kindergartens ? <Field label={kindergartens.yuan} value={draft.kindergartenMoney} inputMode="decimal" hint={kindergartens.yuanHint} fault={wish.faulty.includes('kindergartenMoney') ? words.notANumber : undefined} onType={(kindergartenMoney) => change({ kindergartenMoney })} /> : null}
        </div>
        <Pins schools={schools} draft={draft} onChange={change} />
        <Button type="primary" htmlType="submit" loading={start.isPending} disabled={wish.body === undefined}>
          {words.begin}
        </Button>
      </form>
      {start.isError ? <Refused error={start.error} /> : null}
      {start.data === undefined || start.data.warnings.length === 0 ? null : <Faults title={words.warnings} faults={start.data.warnings} />}
    </Section>
  )
}

function Pins({ schools, draft, onChange }: Pick<FormProps, 'schools'> & { readonly draft: PlanDraft; readonly onChange: (part: Partial<PlanDraft>) => void }) {
  const words = useWords().layoutPlan
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  const options = schools.map(({ id, name }) => ({ value: id, label: name }))
  const add = (kind: 'keep' | 'close', id: string | undefined) => id !== undefined && onChange({ [kind]: [...draft[kind].filter((each) => each !== id), id] })
  return (
    <>
      <div className="filters">
        {(['keep', 'close'] as const).map((kind) => (
          <Choice key={kind} label={words[kind]} value="" none={words.pick} options={options} onChange={(id) => add(kind, id)} />
        ))}
      </div>
      <ul className="assigned">
        {(['keep', 'close'] as const).flatMap((kind) =>
          draft[kind].map((id) => (
            <li key={`${kind} ${id}`}>
              {words.pinned({ name: names.get(id) ?? id, decision: words[kind] })}{' '}
              <Button size="small" onClick={() => onChange({ [kind]: draft[kind].filter((each) => each !== id) })}>
                {words.undo}
              </Button>
            </li>
          )),
        )}
      </ul>
    </>
  )
}

/** Refused for its faults, each with its remedy; or for another reason. */
function Refused({ error }: { readonly error: Error }) {
  const words = useWords().layoutPlan
  const faults = error instanceof ApiProblem && error.code === 'layout_wish_faulty' ? (error.details as { readonly faults: readonly WishFault[] }).faults : undefined
  return faults === undefined ? <Trouble error={error} /> : <Faults title={words.faults(faults.filter(({ stops }) => stops).length)} faults={faults} />
}

function Faults({ title, faults }: { readonly title: string; readonly faults: readonly WishFault[] }) {
  const language = useLanguage()
  return (
    <Alert
      type={faults.some(({ stops }) => stops) ? 'error' : 'warning'}
      showIcon
      role="alert"
      title={title}
      description={
        <ul className="faults">
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.where}`}>
              <strong>{fault.where}</strong> {fault[language]}
            </li>
          ))}
        </ul>
      }
    />
  )
}

import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { changeNode, moveNode, officesIn, removeNode, setLag, setLink } from './draft.ts'
import type { EditNodeProps, PartProps } from './edit-node-props.ts'
import { EditWindow } from './EditWindow.tsx'
import { FaultList } from './Faults.tsx'
import { Field } from '../../ui/Field.tsx'
import { figure } from './new-project.ts'
import { lagAfter } from './node-words.ts'
import { Span } from './NodeParts.tsx'

/** One node: what is changed most in a row, the rest folded below it. */
export function EditNode(props: EditNodeProps) {
  const words = useWords()
  const { node, at, draft, dates, faults, onChange } = props
  const change = (part: Parameters<typeof changeNode>[2]) => onChange(changeNode(draft, node.id, part))
  return (
    <li>
      <fieldset className="edit-node">
        <legend>
          {at + 1}. {node.name}
        </legend>
        <div className="form">
          <Main node={node} faults={faults} change={change} />
          <NewDates node={node} dates={dates} />
          <Places {...props} />
        </div>
        <FaultList faults={faults} />
        <details>
          <summary>{words.editProject.more}</summary>
          <Links node={node} draft={draft} change={change} />
          <EditWindow node={node} draft={draft} calendar={props.calendar} change={change} />
          <Rest node={node} change={change} />
        </details>
      </fieldset>
    </li>
  )
}

function Main({ node, faults, change }: PartProps & Pick<EditNodeProps, 'faults'>) {
  const words = useWords()
  const faultOf = (field: string) => faults.some((fault) => fault.field === field)
  return (
    <>
      <Field label={words.nodes.name} maxLength={60} value={node.name} aria-invalid={faultOf('name')} onType={(name) => change({ name })} />
      <Field label={words.nodes.owner} maxLength={40} value={node.owner} aria-invalid={faultOf('owner')} onType={(owner) => change({ owner })} />
      <Field label={words.nodes.days} type="number" min={0} max={3650} step={1} value={String(node.days)} aria-invalid={faultOf('days')} onType={(days) => change({ days: Number(days) })} />
      <Choice label={words.editProject.unit} value={node.unit ?? 'calendar'} options={(['calendar', 'working'] as const).map((value) => ({ value, label: words.editProject.units[value] }))} onChange={(unit) => change({ unit: unit === 'working' ? unit : undefined })} />
    </>
  )
}

function NewDates({ node, dates }: Pick<EditNodeProps, 'node' | 'dates'>) {
  const words = useWords()
  const run = dates?.nodes.find(({ id }) => id === node.id)
  return (
    <span className="choice">
      <span>{words.editProject.newDates}</span>
      <span className="new-dates">{run === undefined ? '—' : <Span from={run.start} to={run.finish} />}</span>
    </span>
  )
}

function Places({ node, at, draft, onChange }: EditNodeProps) {
  const words = useWords()
  return (
    <span className="places">
      <Button size="small" disabled={at === 0} aria-label={words.editProject.up(node.name)} onClick={() => onChange(moveNode(draft, node.id, -1))}>
        ↑
      </Button>
      <Button size="small" disabled={at === draft.nodes.length - 1} aria-label={words.editProject.down(node.name)} onClick={() => onChange(moveNode(draft, node.id, 1))}>
        ↓
      </Button>
      <Button size="small" danger disabled={draft.nodes.length === 1} aria-label={words.editProject.remove(node.name)} onClick={() => onChange(removeNode(draft, node.id))}>
        ✕
      </Button>
    </span>
  )
}

/** Which nodes must have finished, and how many days before. */
function Links({ node, draft, change }: PartProps & Pick<EditNodeProps, 'draft'>) {
  const words = useWords()
  return (
    <fieldset className="options links">
      <legend>{words.editProject.after}</legend>
      {draft.nodes.map((other) =>
        other.id === node.id ? null : (
          <span key={other.id}>
            <label>
              <input type="checkbox" checked={node.after.includes(other.id)} onChange={({ target }) => change(setLink(node, other.id, target.checked))} /> {other.name}
            </label>
            {node.after.includes(other.id) ? (
              <label className="lag">
                {words.editProject.lag}{' '}
                <input type="number" min={0} max={3650} step={1} aria-label={words.editProject.lagAfter(other.name)} value={lagAfter(node.lag, other.id)} onChange={({ target }) => change(setLag(node, other.id, Number(target.value)))} />
              </label>
            ) : null}
          </span>
        ),
      )}
    </fieldset>
  )
}

function Rest({ node, change }: PartProps) {
  const words = useWords()
  return (
    <div className="form">
      <Field label={words.editProject.helpers} value={node.helpers.join('、')} onType={(text) => change({ helpers: officesIn(text) })} />
      <Field label={words.editProject.pupils} type="number" min={0} step={1} value={node.pupils?.toString() ?? ''} onType={(text) => change({ pupils: figure(text) ?? undefined })} />
      <Field label={words.editProject.basis} maxLength={300} value={node.basis ?? ''} onType={(basis) => change({ basis: basis === '' ? null : basis })} />
      <Field label={words.editProject.evidence} maxLength={300} value={node.evidenceNeeded ?? ''} onType={(text) => change({ evidenceNeeded: text === '' ? null : text })} />
      <Field label={words.editProject.planB} maxLength={200} value={node.planB?.name ?? ''} onType={(name) => change({ planB: name === '' ? undefined : { name, days: node.planB?.days ?? node.days } })} />
      {node.planB === undefined ? null : <Field label={words.editProject.planBDays} type="number" min={0} step={1} value={String(node.planB.days)} onType={(text) => change({ planB: { name: node.planB!.name, days: figure(text) ?? 0 } })} />}
      <label className="goal-check">
        <input type="checkbox" checked={node.goal === true} onChange={({ target }) => change({ goal: target.checked ? true : undefined })} /> {words.editProject.isGoal}
      </label>
    </div>
  )
}

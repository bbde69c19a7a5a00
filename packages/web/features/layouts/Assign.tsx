import { getCounty } from '@junheng/contract/county.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { stages } from '../judgements/search.ts'
import type { LayoutReply } from '@junheng/contract/layouts.ts'
import { withAssignment, withoutAssignment } from './moving.ts'

interface AssignProps {
  readonly base: LayoutReply
  readonly levers: Levers
  readonly onMove: (levers: Levers) => void
}

/** Sends a settlement, or every settlement of a township unit, to one school of a stage. */
export function Assign({ base, levers, onMove }: AssignProps) {
  const words = useWords()
  const said = words.layout
  const units = useQuery(query(getCounty)).data?.townships ?? []
  const [from, setFrom] = useState<string>()
  const [stage, setStage] = useState<'primary' | 'junior'>('primary')
  const [school, setSchool] = useState<string>()
  const unitOf = new Map(units.map(({ code, name }) => [code, name]))
  const origins = [...units.map(({ code, name }) => ({ value: code, label: said.wholeUnit(name) })), ...base.settlements.map(({ id, name, township }) => ({ value: id, label: `${unitOf.get(township) ?? ''}${name}` }))]
  const targets = base.schools.filter((each) => each[stage] !== null && !levers.closed.includes(each.id)).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Section id="assign" title={said.assign}>
      <div className="filters">
        <Choice label={said.from} value={from ?? ''} none="—" options={origins} onChange={setFrom} />
        <Choice label={said.stage} value={stage} options={stages.map((value) => ({ value, label: words.stages[value] }))} onChange={(value) => value !== undefined && setStage(value)} />
        <Choice label={said.to} value={school ?? ''} none="—" options={targets} onChange={setSchool} />
        <Button disabled={from === undefined || school === undefined} onClick={() => onMove(withAssignment(levers, { from: from!, stage, school: school! }))}>
          {said.addAssignment}
        </Button>
      </div>
      {levers.assigned.length === 0 ? null : (
        <ul className="assigned">
          {levers.assigned.map((each) => (
            <li key={`${each.from} ${each.stage}`}>
              {said.assignment({ from: origins.find(({ value }) => value === each.from)?.label ?? each.from, stage: words.stages[each.stage], to: base.schools.find(({ id }) => id === each.school)?.name ?? each.school })}{' '}
              <Button size="small" onClick={() => onMove(withoutAssignment(levers, each))}>
                {said.undo}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

import type { ClosureEffect } from '@junheng/core/planning/staffing/view.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { StaffingProps } from './staffing-props.ts'

/** What closing a school would change of posts, teachers and money: in thought only. */
export function Closing({ view, search, change }: StaffingProps) {
  const said = useWords().staffing
  const [closed, setClosed] = useState<string>()
  const [into, setInto] = useState<string>()
  const options = view.schools.map(({ id, name }) => ({ value: id, label: name }))
  const add = () => {
    change({ close: [...(search.close === undefined ? [] : [search.close]), `${closed}>${into}`].join(',') })
    setClosed(undefined)
  }
  return (
    <Section id="closing" title={said.views.closing}>
      <p>
        {said.closingMeaning} <Link to="/layout">{said.toLayout}</Link>
      </p>
      <div className="filters">
        <Choice label={said.closed} value={closed ?? ''} none="—" options={options} onChange={setClosed} />
        <Choice label={said.into} value={into ?? ''} none="—" options={options.filter(({ value }) => value !== closed)} onChange={setInto} />
        <Button type="primary" disabled={closed === undefined || into === undefined || closed === into} onClick={add}>
          {said.addClosure}
        </Button>
        {search.close === undefined ? null : <Button onClick={() => change({ close: undefined })}>{said.clear}</Button>}
      </div>
      {view.closures.map((effect) => (
        <Effect key={effect.closed} effect={effect} view={view} />
      ))}
    </Section>
  )
}

function Effect({ effect, view }: { readonly effect: ClosureEffect; readonly view: StaffingProps['view'] }) {
  const words = useWords()
  const said = words.staffing
  const names = new Map(view.schools.map(({ id, name }) => [id, name]))
  const saved = effect.needBefore - effect.needAfter
  return (
    <>
      <p className="sentence">
        {said.effect(names.get(effect.closed) ?? effect.closed, names.get(effect.into) ?? effect.into, effect.pupils, effect.teachers)} {said.effectNeed(effect.needBefore, effect.needAfter)}{' '}
        {saved > 0 ? said.money(saved, ((saved * view.norms.yearlyCost.yuan) / 10_000).toFixed(0)) : null}
      </p>
      <Table
        label={said.freed}
        empty={said.none}
        rows={effect.freed}
        keyOf={({ stage, subject }) => `${stage} ${subject}`}
        columns={[
          { title: said.stage, render: ({ stage }) => words.stageWords[stage] },
          { title: said.subject, head: true, render: ({ subject }) => subject },
          { title: said.freed, number: true, render: ({ count }) => count },
        ]}
      />
    </>
  )
}

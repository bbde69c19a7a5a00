import { addObjection, applyForPosts, type MySheet } from '@junheng/contract/transfers.ts'
import { scoreOf } from '@junheng/core/planning/transfers/points.ts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Refused } from './Faults.tsx'
import { nameOf, Sheet, useCellName } from './Sheet.tsx'
import { mineQuery, useDeed } from './queries.ts'
import type { RoundProps } from './round-props.ts'

/** A teacher's own page: items and score, preferences, and after the run each post wanted with its cut-off and why. */
export function Mine({ round }: RoundProps) {
  const said = useWords().transfers
  const mine = useQuery(mineQuery(round.id))
  return <Await result={mine}>{({ mine: own }) => (own === null ? <p className="empty">{said.notIn}</p> : <Own round={round} mine={own} />)}</Await>
}

interface OwnProps extends RoundProps {
  readonly mine: MySheet
}

function Own({ round, mine }: OwnProps) {
  const said = useWords().transfers
  const { items } = scoreOf(round.rules, mine.teacher)
  const names = new Map(round.rules.points.map(({ id, name }) => [id, name]))
  return (
    <>
      <Section id="score" title={said.myCode(mine.code, mine.points)}>
        <Table
          label={said.points}
          empty={said.none}
          rows={items}
          keyOf={({ item }) => item}
          columns={[
            { title: said.item, head: true, render: ({ item }) => names.get(item) ?? item },
            { title: said.fact, render: ({ fact }) => fact },
            { title: said.points, number: true, render: ({ points }) => points },
          ]}
        />
        {mine.proof.length === 0 ? null : <p>{said.proof(mine.proof.length)}</p>}
      </Section>
      {mine.sheet === null ? <Preferences round={round} mine={mine} /> : <Section id="outcome" title={said.myResult}><Sheet round={round} sheet={mine.sheet} /></Section>}
      {round.state === 'noticed' || mine.objections.length > 0 ? <OwnObjections round={round} mine={mine} /> : null}
    </>
  )
}

function Preferences({ round, mine }: OwnProps) {
  const words = useWords()
  const said = words.transfers
  const name = useCellName(round)
  const [list, setList] = useState(mine.teacher.preferences)
  const save = useDeed(() => call(applyForPosts, { params: { id: round.id }, body: { preferences: [...list] } }))
  const up = (at: number) => setList(list.map((cell, i) => (i === at - 1 ? list[at]! : i === at ? list[at - 1]! : cell)))
  const open = mine.open.filter(({ id }) => !list.includes(id))
  return (
    <Section id="preferences" title={said.preferences}>
      <ol>
        {list.map((cell, i) => (
          <li key={cell}>
            {name(cell)}{' '}
            {mine.mayApply ? (
              <>
                {i === 0 ? null : <Button size="small" onClick={() => up(i)} aria-label={`${said.up} ${name(cell)}`}>{said.up}</Button>} <Button size="small" onClick={() => setList(list.filter((other) => other !== cell))} aria-label={`${said.remove} ${name(cell)}`}>{said.remove}</Button>
              </>
            ) : null}
          </li>
        ))}
      </ol>
      {mine.mayApply ? (
        <div className="filters">
          <Choice label={said.choose} value="" none="—" options={open.map((cell) => ({ value: cell.id, label: nameOf(cell, words.stageWords)! }))} onChange={(cell) => cell !== undefined && setList([...list, cell])} />
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {said.save}
          </Button>
        </div>
      ) : null}
      {save.isSuccess ? <Alert type="success" showIcon role="status" title={said.saved} /> : null}
      {save.isError ? <Refused error={save.error} /> : null}
    </Section>
  )
}

function OwnObjections({ round, mine }: OwnProps) {
  const said = useWords().transfers
  const [text, setText] = useState('')
  const object = useDeed(() => call(addObjection, { params: { id: round.id }, body: { text } }))
  return (
    <Section id="own-objections" title={said.objections}>
      <Table
        label={said.objections}
        empty={said.noObjections}
        rows={mine.objections}
        keyOf={({ id }) => id}
        columns={[
          { title: said.day, render: ({ day }) => day },
          { title: said.objections, head: true, render: (row) => row.text },
          { title: said.reply, render: ({ reply, repliedOn }) => (reply === null ? said.noReply : `${reply}（${repliedOn}）`) },
        ]}
      />
      {round.state === 'noticed' ? (
        <>
          <span className="field">
            <label htmlFor="objection">{said.object}</label>
            <textarea id="objection" rows={3} maxLength={2000} value={text} onChange={({ target }) => setText(target.value)} />
          </span>
          <Button loading={object.isPending} disabled={text.trim().length < 4} onClick={() => object.mutate(undefined, { onSuccess: () => setText('') })}>
            {said.object}
          </Button>
        </>
      ) : null}
      {object.isError ? <Refused error={object.error} /> : null}
    </Section>
  )
}

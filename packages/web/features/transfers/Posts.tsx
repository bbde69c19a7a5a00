import { declarePosts } from '@junheng/contract/transfers.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Refused } from './Faults.tsx'
import { useDeed } from './queries.ts'
import type { RoundProps } from './round-props.ts'

/** The posts of the round; while they are declared, a school changes its own. */
export function Posts({ round }: RoundProps) {
  const words = useWords()
  const said = words.transfers
  const [changed, setChanged] = useState<Readonly<Record<string, number>>>({})
  const declare = useDeed((cells: Readonly<Record<string, number>>) => call(declarePosts, { params: { id: round.id }, body: { cells: Object.entries(cells).map(([cell, vacancies]) => ({ cell, vacancies })) } }))
  /** What was typed while the answer was on its way stays. */
  const forget = (sent: Readonly<Record<string, number>>) => setChanged((now) => Object.fromEntries(Object.entries(now).filter(([cell, vacancies]) => sent[cell] !== vacancies)))
  const declares = round.cells.some(({ mayDeclare }) => mayDeclare)
  return (
    <Section id="posts" title={said.views.posts}>
      <Table
        label={said.views.posts}
        empty={said.noPosts}
        rows={round.cells.toSorted((a, b) => Number(b.mayDeclare) - Number(a.mayDeclare))}
        keyOf={({ id }) => id}
        columns={[
          { title: said.school, head: true, render: ({ schoolName }) => schoolName },
          { title: said.post, render: ({ stage, subject }) => `${words.stageWords[stage]} ${subject}` },
          { title: said.have, number: true, render: ({ have }) => have },
          { title: said.need, number: true, render: ({ need }) => need },
          {
            title: said.vacancies,
            number: true,
            render: ({ id, vacancies, mayDeclare, have, need, schoolName, stage, subject }) =>
              mayDeclare ? (
                <input type="number" min={0} max={Math.max(0, need - have)} value={changed[id] ?? vacancies} aria-label={`${said.vacancies} ${schoolName} ${words.stageWords[stage]} ${subject}`} onChange={({ target }) => setChanged({ ...changed, [id]: Number(target.value) })} />
              ) : (
                vacancies
              ),
          },
          ...(round.result === null ? [] : [{ title: said.cutoff, number: true, render: ({ cutoff }: (typeof round.cells)[number]) => cutoff ?? '—' }, { title: said.left, number: true, render: ({ left }: (typeof round.cells)[number]) => left ?? '' }]),
        ]}
      />
      {declares ? (
        <p><Button type="primary" disabled={Object.keys(changed).length === 0} loading={declare.isPending} onClick={() => declare.mutate(changed, { onSuccess: () => forget(changed) })}>
          {said.declare}
        </Button></p>
      ) : null}
      {declare.isError ? <Refused error={declare.error} /> : null}
    </Section>
  )
}

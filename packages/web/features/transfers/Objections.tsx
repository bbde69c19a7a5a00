import { replyToObjection } from '@junheng/contract/transfers.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Refused } from './Faults.tsx'
import { objectionsQuery, useDeed } from './queries.ts'
import type { RoundProps } from './round-props.ts'

/** Every objection with its reply, or where to write it. */
export function Objections({ round }: RoundProps) {
  const said = useWords().transfers
  const may = useMay()
  const objections = useQuery(objectionsQuery(round.id))
  return (
    <Section id="objections" title={said.objections}>
      <Await result={objections}>
        {(rows) => (
          <Table
            label={said.objections}
            empty={said.noObjections}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { title: said.name, head: true, render: ({ name, schoolName }) => `${name} ${schoolName}` },
              { title: said.day, render: ({ day }) => day },
              { title: said.objections, render: ({ text }) => text },
              { title: said.reply, render: ({ id, reply, repliedOn }) => (reply !== null ? `${reply}（${repliedOn}）` : may('transfer.manage') ? <Reply round={round} objection={id} /> : said.noReply) },
            ]}
          />
        )}
      </Await>
    </Section>
  )
}

function Reply({ round, objection }: RoundProps & { readonly objection: string }) {
  const said = useWords().transfers
  const [text, setText] = useState('')
  const reply = useDeed(() => call(replyToObjection, { params: { id: round.id }, body: { objection, text } }))
  return (
    <>
      <Field label={said.reply} value={text} onType={setText} />
      <Button loading={reply.isPending} disabled={text.trim().length < 2} onClick={() => reply.mutate(undefined)}>
        {said.reply}
      </Button>
      {reply.isError ? <Refused error={reply.error} /> : null}
    </>
  )
}

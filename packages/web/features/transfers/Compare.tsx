import { compareTransfer } from '@junheng/contract/transfers.ts'
import type { Way } from '@junheng/core/planning/transfers/compare.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { change, coefficient, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { schoolsQuery } from '../judgements/queries.ts'
import { Refused } from './Faults.tsx'
import type { RoundProps } from './round-props.ts'
import type { TransferSearch } from './search.ts'

const route = getRouteApi('/transfers/$id')

/** The round in several ways side by side: as it stands, as asked for in thought, without each target, and beside the block exchange. */
export function Compare({ round }: RoundProps) {
  const { quota, close } = route.useSearch()
  const ways = useQuery({
    queryKey: [compareTransfer.path, round.id, quota ?? '', close ?? ''],
    queryFn: () => call(compareTransfer, { params: { id: round.id }, body: { vacancies: pairsIn(quota, '=').map(([cell, posts]) => ({ cell, vacancies: Number(posts) })), close: pairsIn(close, '>').map(([closed, into]) => ({ closed, into })) } }),
  })
  return (
    <>
      <Ask round={round} />
      {ways.isError ? <Refused error={ways.error} /> : <Await result={ways}>{(found) => <Ways round={round} ways={found} />}</Await>}
    </>
  )
}

/** `A=3,B=0`, or `A>B`. */
function pairsIn(text: string | undefined, sign: '=' | '>'): readonly (readonly [string, string])[] {
  return (text ?? '').split(',').filter((pair) => pair.includes(sign)).map((pair) => {
    const at = pair.lastIndexOf(sign)
    return [pair.slice(0, at), pair.slice(at + 1)]
  })
}

function Ask({ round }: RoundProps) {
  const words = useWords()
  const said = words.transfers
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const schools = (useQuery(schoolsQuery(undefined)).data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const [cell, setCell] = useState<string>()
  const [posts, setPosts] = useState('0')
  const [closed, setClosed] = useState<string>()
  const [into, setInto] = useState<string>()
  const go = (next: { readonly quota?: string | undefined; readonly close?: string | undefined }) => void navigate({ search: { ...search, ...next } as TransferSearch, replace: true, resetScroll: false })
  const name = (id: string) => schools.find(({ value }) => value === id)?.label ?? id
  const post = (id: string) => {
    const found = round.cells.find((each) => each.id === id)
    return found === undefined ? id : `${found.schoolName} ${words.stageWords[found.stage]} ${found.subject}`
  }
  const asked = [...pairsIn(search.quota, '=').map(([id, count]) => said.askedQuota(post(id), count)), ...pairsIn(search.close, '>').map(([a, b]) => said.askedClosure(name(a), name(b)))]
  return (
    <Section id="ask" title={said.views.compare}>
      <p>{said.compareMeaning}</p>
      <div className="filters">
        <Choice label={said.post} value={cell ?? ''} none="—" options={round.cells.map(({ id }) => ({ value: id, label: post(id) }))} onChange={setCell} />
        <Field label={said.vacancies} value={posts} onType={setPosts} inputMode="numeric" size={3} />
        <Button disabled={cell === undefined || !/^\d{1,3}$/.test(posts)} onClick={() => go({ quota: [...pairsIn(search.quota, '=').filter(([id]) => id !== cell).map((pair) => pair.join('=')), `${cell}=${posts}`].join(',') })}>
          {said.addQuota}
        </Button>
      </div>
      <div className="filters">
        <Choice label={words.staffing.closed} value={closed ?? ''} none="—" options={schools} onChange={setClosed} />
        <Choice label={words.staffing.into} value={into ?? ''} none="—" options={schools.filter(({ value }) => value !== closed)} onChange={setInto} />
        <Button disabled={closed === undefined || into === undefined} onClick={() => go({ close: [...pairsIn(search.close, '>').map((pair) => pair.join('>')), `${closed}>${into}`].join(',') })}>
          {words.staffing.addClosure}
        </Button>
        {asked.length === 0 ? null : <Button onClick={() => go({ quota: undefined, close: undefined })}>{words.staffing.clear}</Button>}
      </div>
      {asked.length === 0 ? null : <ul>{asked.map((each) => <li key={each}>{each}</li>)}</ul>}
    </Section>
  )
}

interface WaysProps extends RoundProps {
  readonly ways: readonly Way[]
}

const indicators = ['teachers', 'aboveDegree', 'backbone'] as const
const stages = ['primary', 'junior'] as const

function Ways({ round, ways }: WaysProps) {
  const words = useWords()
  const said = words.transfers
  const names = (way: string) => {
    const [kind, at] = way.split('/')
    const keep = kind === 'without' ? round.rules.keep[Number(at)] : undefined
    return keep === undefined ? (said.ways[kind!] ?? kind!) : said.without(said.indicators[keep.of], said.where[keep.where] ?? keep.where, percent(keep.share))
  }
  const rows = ways.map(({ way, figures }) => ({ name: names(way), ...figures }))
  const base = rows[0]!
  const moved = (row: (typeof rows)[number]) => row.voluntary + row.compulsory
  const cv = (row: (typeof rows)[number], stage: string, indicator: string) => row.balance.find((each) => each.stage === stage && each.indicator === indicator)?.after ?? null
  const covered = rows.filter((_, i) => i === 0 || ways[i]!.way === 'asked' || ways[i]!.way === 'exchange')
  return (
    <>
      <Section id="ways" title={said.costs}>
        <Table
          label={said.costs} empty={said.none} rows={rows} keyOf={({ name }) => name}
          columns={[
            { title: said.way, head: true, render: ({ name }) => name },
            { title: said.moved, number: true, render: moved },
            { title: said.against, number: true, render: (row) => signed(moved(row) - moved(base)) },
            { title: said.phases.voluntary, number: true, render: ({ voluntary }) => voluntary },
            { title: said.phases.compulsory, number: true, render: ({ compulsory }) => compulsory },
            { title: said.postsLeft, number: true, render: ({ postsLeft }) => postsLeft },
            { title: said.surplusLeft, number: true, render: ({ surplusLeft }) => surplusLeft },
            { title: said.hardship, number: true, render: ({ hardship }) => hardship ?? '—' },
            { title: said.recruitsSaved, number: true, render: ({ money }) => (money.saved / 10_000).toFixed(0) },
            { title: said.moving, number: true, render: ({ money }) => (money.moving / 10_000).toFixed(1) },
          ]}
        />
      </Section>
      <Section id="ways-balance" title={said.balance}>
        <Table
          label={said.balance} empty={said.none} rows={rows} keyOf={({ name }) => name}
          columns={[{ title: said.way, head: true, render: ({ name }) => name }, ...stages.flatMap((stage) => indicators.map((indicator) => ({
            title: `${words.stageWords[stage]} ${said.indicators[indicator]}`, number: true,
            render: (row: (typeof rows)[number]) => beside(cv(row, stage, indicator), cv(base, stage, indicator), row === base),
          })))]}
        />
      </Section>
      <Section id="ways-cover" title={said.cover}>
        <p>{said.coverMeaning}</p>
        <Table
          label={said.cover} empty={said.none} rows={base.cover} keyOf={({ stage, subject }) => `${stage}/${subject}`}
          columns={[
            { title: said.post, head: true, render: ({ stage, subject }) => `${words.stageWords[stage]} ${subject}` },
            { title: said.need, number: true, render: ({ need }) => need },
            ...covered.map((row) => ({ title: row.name, number: true, render: ({ stage, subject }: (typeof base.cover)[number]) => filled(row.cover.find((each) => each.stage === stage && each.subject === subject)) })),
          ]}
        />
      </Section>
    </>
  )
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')

function beside(value: number | null, base: number | null, isBase: boolean): string {
  if (value === null) return '—'
  return isBase || base === null ? coefficient(value) : `${coefficient(value)}（${change(value - base)}）`
}

const filled = (cover: { readonly need: number; readonly filled: number } | undefined): string => (cover === undefined ? '—' : `${cover.filled}（${percent(cover.filled / cover.need)}）`)

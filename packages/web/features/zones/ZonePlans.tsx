import { getZoneLetters, getZonesNotice, type ZonePlanHead } from '@junheng/contract/zones.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { PublishZones } from './PublishZones.tsx'
import { useZonesSearch } from './use-zones-search.ts'

const formats = ['docx', 'pdf'] as const

/** The versions of a stage, their papers, and the way to publish one. */
export function ZonePlans({ heads }: { readonly heads: readonly ZonePlanHead[] }) {
  const words = useWords().zones
  const may = useMay()
  const [, change] = useZonesSearch()
  const [publishing, setPublishing] = useState<ZonePlanHead>()
  const columns: readonly Column<ZonePlanHead>[] = [
    { title: words.plan, head: true, render: ({ id, version, name }) => <><Button size="small" aria-label={words.openOf(name)} onClick={() => change({ view: 'draw', plan: id, moved: undefined })}>{words.open}</Button> {version} · {name}</> },
    { title: words.madeBy, render: ({ madeBy, madeAt }) => `${madeBy} ${madeAt.slice(0, 10)}` },
    { title: words.moved, number: true, render: ({ figures }) => count(figures.childrenMoved) },
    { title: words.violations, number: true, render: ({ figures }) => (figures.violations === 0 ? '0' : `✕ ${figures.violations}`) },
    { title: words.state, render: (head) => <State head={head} mayPublish={may('layout.decide')} onPublish={() => setPublishing(head)} /> },
    { title: words.papers, render: (head) => <Papers head={head} /> },
  ]
  return (
    <Section id="plans" title={words.plans}>
      <Table label={words.plans} columns={columns} rows={heads} keyOf={({ id }) => id} empty={words.noPlans} />
      {publishing === undefined ? null : <PublishZones head={publishing} onClose={() => setPublishing(undefined)} />}
      <p className="no-print"><a href="/school-zones">{words.parentsSee}</a></p>
    </Section>
  )
}

function State({ head: { name, state, publication, figures }, mayPublish, onPublish }: { readonly head: ZonePlanHead; readonly mayPublish: boolean; readonly onPublish: () => void }) {
  const words = useWords().zones
  if (publication !== null) return <>{state === 'published' ? '● ' : ''}{words.states[state]}<br /><small>{words.publication(publication)}</small></>
  return <>{words.states[state]} {mayPublish && figures.violations === 0 ? <Button size="small" aria-label={words.publishOf(name)} onClick={onPublish}>{words.publish}</Button> : null}</>
}

function Papers({ head: { id, publication } }: { readonly head: ZonePlanHead }) {
  const words = useWords().zones
  return (
    <>
      {formats.map((format) => <a key={format} className="zone-file" href={address(getZonesNotice, { params: { id }, query: { format } })} download>{words.notice} {format}</a>)}
      {publication === null ? null : <a className="zone-file" href={address(getZoneLetters, { params: { id }, query: {} })} download>{words.letters} docx</a>}
    </>
  )
}

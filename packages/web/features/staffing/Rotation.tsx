import type { Rotation, Sender } from '@junheng/core/planning/staffing/rotation.ts'
import { useWords } from '../../app/language.tsx'
import type { Catalogue } from '../../app/words/zh.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { StaffingProps } from './staffing-props.ts'

const percent = (share: number | null): string => (share === null ? '—' : `${(100 * share).toFixed(1)}%`)

/** 交流轮岗: who sends how many and whom, and who is due back. */
export function RotationOfTeachers({ view, search }: StaffingProps) {
  const said = useWords().staffing
  if (view.rotation === null) return <Section id="rotation" title={said.views.rotation}><p>{said.rotation.unknown}</p></Section>
  const names = new Map(view.schools.map(({ id, name }) => [id, name]))
  const isAsked = (school: string) => (names.get(school) ?? school).includes(search.q ?? '')
  return <Known rotation={view.rotation} nameOf={(school) => names.get(school) ?? school} isAsked={isAsked} />
}

interface KnownProps {
  readonly rotation: Rotation
  readonly nameOf: (school: string) => string
  readonly isAsked: (school: string) => boolean
}

function Known({ rotation, nameOf, isAsked }: KnownProps) {
  const words = useWords()
  const { rotation: said, ...staffing } = words.staffing
  const { year, rule, county } = rotation
  return (
    <>
      <Section id="rotation" title={staffing.views.rotation}>
        <p>{said.meaning(year, rule.eligibleYears)}</p>
        <p className="sentence">{said.county(county.moved, county.eligible === null ? '—' : String(county.eligible), percent(county.share), percent(county.backboneShare))}</p>
        <p>{said.rule(percent(rule.share), percent(rule.backboneShare))}</p>
        <Table
          label={staffing.views.rotation}
          empty={staffing.none}
          rows={rotation.senders.filter(({ school }) => isAsked(school))}
          keyOf={({ school }) => school}
          columns={[
            { title: staffing.school, head: true, render: ({ school }) => nameOf(school) },
            { title: said.eligible, number: true, render: ({ eligible }) => eligible ?? '—' },
            { title: said.moved, number: true, render: ({ moved }) => moved },
            { title: said.share, number: true, render: ({ share }) => percent(share) },
            { title: said.backbone, number: true, render: ({ movedBackbone }) => movedBackbone },
            { title: said.backboneShare, number: true, render: ({ backboneShare }) => percent(backboneShare) },
            { title: said.reading, render: (sender) => <Reading sender={sender} rule={rule} said={said} /> },
          ]}
        />
        <p>
          <small>
            {said.weakestMeaning} {staffing.source(rule.document, rule.clause)}
          </small>
        </p>
      </Section>
      <Section id="receivers" title={said.receivers}>
        <Table
          label={said.receivers}
          empty={staffing.none}
          rows={rotation.receivers.filter(({ school }) => isAsked(school)).toSorted((a, b) => b.overdue - a.overdue || b.here - a.here)}
          keyOf={({ school }) => school}
          columns={[
            { title: staffing.school, head: true, render: ({ school }) => nameOf(school) },
            { title: said.here, number: true, render: ({ here }) => here },
            { title: said.overdue, number: true, render: ({ overdue }) => overdue },
            { title: said.due, number: true, render: ({ dueThisYear }) => dueThisYear },
            { title: said.undated, number: true, render: ({ undated }) => undated },
          ]}
        />
      </Section>
    </>
  )
}

function Reading({ sender, rule, said }: { readonly sender: Sender; readonly rule: Rotation['rule']; readonly said: Catalogue['staffing']['rotation'] }) {
  const { eligible, share, backboneShare, sendsItsWeakest } = sender
  if (eligible === null) return <span className="sign unknown">? {said.notKnown}</span>
  const short = [
    ...(share !== null && share < rule.share ? [said.shareShort] : []), ...(backboneShare !== null && backboneShare < rule.backboneShare ? [said.backboneShort] : []), ...(sendsItsWeakest ? [said.weakest] : []),
  ]
  return short.length === 0 ? <span className="sign met">✓ {said.met}</span> : <span className="sign short">✗ {short.join(' · ')}</span>
}

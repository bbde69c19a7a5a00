import { Problem } from '@junheng/contract/problem.ts'
import { zoneLetters, zonesNotice, zoneStageNames } from '@junheng/contract/words/zone-papers.ts'
import * as contract from '@junheng/contract/zones.ts'
import type { Tx } from '../../db/database.ts'
import { mediaTypes } from '../../documents/media-types.ts'
import { mergedDocx, officialDocx } from '../../documents/official-docx.ts'
import { officialPdf } from '../../documents/official-typst.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { addressesBefore, addZonePlan, findZonePlan, listZoneAddresses, listZonePlans, publishZones } from './queries.ts'
import { drawn, refuseBroken, zonesNow } from './scene.ts'

export const zoneRoutes = [
  endpoint(contract.listZonePlans, {
    allow: 'layout.read',
    audit: () => ({ action: 'zones.list', subject: 'zones' }),
    handle: ({ tx, today }) => listZonePlans(tx, today),
  }),

  endpoint(contract.getZonePlan, {
    allow: 'layout.read',
    audit: ({ params }) => ({ action: 'zones.read', subject: params.id }),
    handle: ({ tx, params, today }) => foundPlan(tx, params.id, today),
  }),

  endpoint(contract.getZonesToday, {
    allow: 'layout.read',
    audit: ({ query }) => ({ action: 'zones.today', subject: query.stage }),
    handle: ({ tx, query }) => zonesNow(tx, query.stage),
  }),

  endpoint(contract.saveZonePlan, {
    allow: 'layout.plan',
    audit: ({ body, reply }) => ({ action: 'zones.save', subject: reply.id, details: { name: body.name, from: body.from, handovers: body.handovers.length } }),
    async handle({ tx, scope, user, today, body: { name, stage, from, handovers } }) {
      const base = from === null ? await zonesNow(tx, stage) : (await foundPlan(tx, from, today)).view
      if (base.county.stage !== stage) throw new Problem('not_found', { from })
      const id = await addZonePlan(tx, { countyCode: scope.countyCode, name, by: user.name, view: drawn(base, handovers), drawnFrom: from })
      return (await foundPlan(tx, id, today)).head
    },
  }),

  endpoint(contract.publishZonePlan, {
    allow: 'layout.decide',
    audit: ({ params, body }) => ({ action: 'zones.publish', subject: params.id, details: body }),
    async handle({ tx, scope, today, params: { id }, body: terms }) {
      const { view } = await foundPlan(tx, id, today)
      refuseBroken(view)
      if (!(await publishZones(tx, { countyCode: scope.countyCode, plan: id, view, terms }))) throw new Problem('zones_published')
      return (await foundPlan(tx, id, today)).head
    },
  }),

  endpoint(contract.getZonesNotice, {
    allow: 'layout.read',
    audit: ({ params, query }) => ({ action: 'zones.notice', subject: params.id, details: query }),
    async handle({ tx, params, query: { format }, today }) {
      const { head, ...content } = await paperContent(tx, params.id, today)
      const paper = zonesNotice(content)
      const day = head.publication?.decidedOn ?? today
      const bytes = format === 'docx' ? await officialDocx(paper, day) : (await officialPdf(paper)).pdf
      return { bytes, name: `${content.county}${zoneStageNames[head.stage]}划片公告${head.publication === null ? '（征求意见稿）' : ''}.${format}`, mediaType: mediaTypes[format] }
    },
  }),

  endpoint(contract.getZoneLetters, {
    allow: 'layout.read',
    audit: ({ params, query }) => ({ action: 'zones.letters', subject: params.id, details: query }),
    async handle({ tx, params, query: { settlement }, today }) {
      const { head, ...content } = await paperContent(tx, params.id, today)
      const { terms } = content
      if (terms === null) throw new Problem('zones_not_published')
      const letters = zoneLetters({ ...content, terms }, settlement)
      if (letters.length === 0) throw new Problem('not_found', { what: 'change of zone' })
      const bytes = await mergedDocx(letters, { title: `${zoneStageNames[head.stage]}招生片区调整致家长书`, issuer: `${content.county}教育局`, day: terms.decidedOn })
      return { bytes, name: `${content.county}${zoneStageNames[head.stage]}划片致家长书.docx`, mediaType: mediaTypes.docx }
    },
  }),

  endpoint(contract.getZoneAddresses, {
    allow: 'anyone',
    audit: ({ query }) => ({ action: 'zones.address', subject: query.address ?? 'county' }),
    handle: ({ tx, query, today }) => listZoneAddresses(tx, today, query.address),
  }),
]

async function foundPlan(tx: Tx, id: string, today: string) {
  const found = await findZonePlan(tx, id, today)
  if (found === undefined) throw new Problem('not_found', { what: 'zones' })
  return found
}

async function paperContent(tx: Tx, id: string, today: string) {
  const { head, view } = await foundPlan(tx, id, today)
  const { name: county } = await findCounty(tx)
  return { head, county, view, terms: head.publication, before: await addressesBefore(tx, head), today }
}

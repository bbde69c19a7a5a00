import { Problem } from '@junheng/contract/problem.ts'
import * as contract from '@junheng/contract/schools.ts'
import { may, seesEverySchool } from '@junheng/contract/permissions.ts'
import { endpoint } from '../../http/endpoint.ts'
import { listGaps } from '../gaps/queries.ts'
import { chosenSnapshot, listCurrentSnapshots, listPart, listSchools, loadSnapshots } from '../snapshots/queries.ts'
import { lineageOf } from './lineage.ts'
import { standingOf } from './standing.ts'
import { changesOf, schoolSummary } from './profile.ts'
import { countStaff, findSchool } from './queries.ts'

export const schoolRoutes = [
  endpoint(contract.listSchools, {
    allow: 'school.read',
    audit: ({ query }) => ({ action: 'school.list', subject: query.snapshot ?? 'latest' }),
    async handle({ tx, query }) {
      const snapshot = (await chosenSnapshot(tx, query.snapshot)) ?? notFound()
      const townships = await listPart(tx, snapshot.id, 'townships')
      return (await listSchools(tx, snapshot.id)).map((school) => schoolSummary(school, townships))
    },
  }),

  endpoint(contract.getSchool, {
    allow: 'school.read',
    audit: ({ params, query }) => ({ action: 'school.read', subject: params.id, details: query }),
    async handle({ tx, user, params, query }) {
      const snapshot = (await chosenSnapshot(tx, query.snapshot)) ?? notFound()
      const school = (await findSchool(tx, snapshot.id, params.id)) ?? notFound()
      const current = await listCurrentSnapshots(tx)
      const snapshots = await loadSnapshots(tx, current)
      return {
        school: schoolSummary(school, await listPart(tx, snapshot.id, 'townships')),
        snapshot: { id: snapshot.id, date: snapshot.date },
        ...(await standingOf(tx, school.id, snapshot, current)),
        gaps: (await listGaps(tx, { state: 'all', school: school.id })).map(({ gap }) => gap),
        changes: changesOf(school.id, snapshots.flatMap(({ changes }) => changes)),
        lineage: seesEverySchool(user.role) ? lineageOf(school.id, snapshots) : null,
        classes: [...(school.classes ?? [])],
        staff: may(user.role, 'staff.read') && snapshot.staff !== null ? await countStaff(tx, snapshot.id, school.id) : null,
      }
    },
  }),
]

function notFound(): never {
  throw new Problem('not_found')
}

import { getRoster, importRoster, type RosterReply } from '@junheng/contract/rosters.ts'
import { roleWords } from '@junheng/contract/words/roles.ts'
import { rosterColumns, rosterFaultWords } from '@junheng/contract/words/roster.ts'
import type { Role } from '@junheng/contract/permissions.ts'
import { planRoster, type RosterPlan } from '@junheng/core/people/roster.ts'
import type { Tx } from '../../db/database.ts'
import { readRosterInWorker } from '../../documents/roster/read-roster-in-worker.ts'
import type { RosterReading } from '../../documents/roster/read-roster.ts'
import { writeRoster } from '../../documents/roster/write-roster.ts'
import { endpoint } from '../../http/endpoint.ts'
import { keepAnAdministrator } from '../accounts/administrators.ts'
import { findCounty } from '../county/queries.ts'
import { addSignInLinks } from '../sessions/queries.ts'
import { holdAccounts, rosterContext, rosterPeople, writeRosterPlan } from './queries.ts'

export const rosterRoutes = [
  endpoint(importRoster, {
    allow: 'account.manage',
    audit: ({ query, reply: { added, moved, renamed, left, faults, written } }) => ({
      action: written ? 'roster.import' : 'roster.try',
      subject: query.dryRun === 'yes' ? 'dry run' : 'roster',
      details: { added: added.length, moved: moved.length, renamed: renamed.length, left: left.length, faults: faults.length },
    }),
    async handle({ tx, scope, query, body, today }) {
      const reading = await readRosterInWorker(body)
      await holdAccounts(tx, scope.countyCode)
      const plan = planRoster(reading.lines, await rosterContext(tx, today))
      const faults = faultsOf(reading, plan)
      const isWritten = query.dryRun === 'no' && faults.length === 0
      return { ...shown(plan), faults, written: isWritten, links: isWritten ? await take(tx, { countyCode: scope.countyCode, plan, today }) : [] }
    },
  }),

  endpoint(getRoster, {
    allow: 'account.manage',
    audit: () => ({ action: 'roster.export', subject: 'roster' }),
    async handle({ tx, today }) {
      const people = await rosterPeople(tx, today)
      const lines = people.map(({ staffNo, name, leftOn, posts: [post] }) => ({
        staffNo, name, role: post === undefined ? '' : roleWords[post.role as Role].zh, office: post?.office ?? '', since: leftOn ?? post?.since ?? '', state: leftOn === null ? '在岗' : '离任',
      }))
      const { name } = await findCounty(tx)
      return { bytes: await writeRoster(lines), name: `${name}花名册 ${today}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
    },
  }),
]

interface Taking {
  readonly countyCode: string
  readonly plan: RosterPlan
  readonly today: string
}

async function take(tx: Tx, { countyCode, plan, today }: Taking): Promise<RosterReply['links']> {
  const ids = await writeRosterPlan(tx, countyCode, plan)
  await keepAnAdministrator(tx, countyCode, today)
  const links = await addSignInLinks(tx, countyCode, ids)
  return links.map(({ token, expiresAt }, at) => ({ staffNo: plan.add[at]!.staffNo, name: plan.add[at]!.name, signInPath: `/sign-in#${token}`, expiresAt: expiresAt.toISOString() }))
}

function faultsOf({ sheet, refusals, lines }: RosterReading, { faults }: RosterPlan): RosterReply['faults'] {
  const empty = lines.length === 0 && refusals.length === 0 ? [{ column: null, zh: '表头以下没有内容；请每人填一行。', en: 'Nothing stands below the header; write one line a person.' }] : []
  return [
    ...[...refusals, ...empty].map((refusal) => ({ sheet, row: null, value: null, ...refusal })),
    ...faults.map(({ row, column, value, code }) => ({ sheet, row, column: rosterColumns[column], value, ...rosterFaultWords[code] })),
  ]
}

const named = (role: string): string => roleWords[role as Role].zh

function shown({ add, move, rename, leave, unchanged }: RosterPlan) {
  return {
    added: add.map(({ row, staffNo, name, role, office }) => ({ row, staffNo, name, role: named(role), office })),
    moved: move.map(({ row, staffNo, name, role, office }) => ({ row, staffNo, name, role: named(role), office })),
    renamed: rename.map(({ row, staffNo, name, before }) => ({ row, staffNo, name, before })),
    left: leave.map(({ row, staffNo, name, on }) => ({ row, staffNo, name, on })),
    unchanged,
  }
}

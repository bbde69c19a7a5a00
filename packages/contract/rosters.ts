import { z } from 'zod'
import { noParams, noQuery, nothing } from './county.ts'
import { PlacedFaultSchema } from './placed-fault.ts'
import { permissions, roles, type Role } from './permissions.ts'
import { route } from './route.ts'

/** Roles that a roster may give: not those that manage accounts or read the audit, who are appointed one by one. */
export const rosterRoles: readonly Role[] = roles.filter((role) => !(permissions[role] as readonly string[]).some((each) => each === 'account.manage' || each === 'audit.read'))

const Person = z.strictObject({ row: z.int(), staffNo: z.string(), name: z.string() })

/** What a roster does, or would do; nothing of it where there are faults. */
export const RosterReplySchema = z.strictObject({
  /** Faults by place, all of them at once. */
  faults: z.array(PlacedFaultSchema),
  added: z.array(Person.extend({ role: z.string(), office: z.string() })),
  moved: z.array(Person.extend({ role: z.string(), office: z.string() })),
  renamed: z.array(Person.extend({ before: z.string() })),
  left: z.array(Person.extend({ on: z.string() })),
  unchanged: z.int(),
  written: z.boolean(),
  /** A way in for each person added, shown this one time; none on a dry run. */
  links: z.array(Person.omit({ row: true }).extend({ signInPath: z.string(), expiresAt: z.iso.datetime() })),
})
export type RosterReply = z.infer<typeof RosterReplySchema>

/** Whoever is not known by their 工号 is added, whoever is elsewhere is handed over, 离任 leaves; all or nothing. */
export const importRoster = route({
  method: 'POST',
  path: '/rosters',
  summary: '按花名册批量邀请、调岗、离任（xlsx），可先试算 · Invite, move and let go by a roster, with a dry run',
  params: noParams,
  query: z.strictObject({ dryRun: z.enum(['yes', 'no']).default('no') }),
  body: 'bytes',
  reply: RosterReplySchema,
  problems: ['last_administrator'],
})

export const getRoster = route({
  method: 'GET',
  path: '/rosters/workbook',
  summary: '导出花名册（空表亦可作模板） · The roster as it is, which is also the form to fill in',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: 'file',
  problems: [],
})

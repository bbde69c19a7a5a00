import { z } from 'zod'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Project } from '@junheng/core/schedule/project.ts'
import { Day, Id } from './county.ts'

const MonthDay = z.tuple([z.int().min(1).max(12), z.int().min(1).max(31)])
const YearlySpan = z.tuple([MonthDay, MonthDay])
const DatedSpan = z.tuple([Day, Day])
export const SeasonDates = z.strictObject({ yearly: YearlySpan.exactOptional(), dated: z.array(DatedSpan).exactOptional() })
export const TermDates = z.strictObject({ yearly: z.array(MonthDay).exactOptional(), dated: z.array(Day).exactOptional() })
/** Days of work: a hundred years is a slip of the pen. */
const Days = z.int().min(0).max(3650)
const NodeId = z.string().min(1).max(60)

const NodeReport = z.strictObject({
  on: Day,
  state: z.enum(['notStarted', 'underWay', 'finished']),
  finish: Day.optional(),
  /** Room for a blocker and a note, which a report keeps apart. */
  note: z.string().max(1600).optional(),
})

const nodeShape = {
  id: NodeId,
  name: z.string().min(1).max(60),
  days: Days,
  unit: z.enum(['calendar', 'working']).optional(),
  after: z.array(NodeId).max(50),
  lag: z.union([Days, z.record(NodeId, Days)]).optional(),
  window: z.enum(['unsplittable', 'splittable', 'term']).optional(),
  season: z.union([YearlySpan, SeasonDates, z.string()]).optional(),
  terms: z.union([z.array(MonthDay).min(1), TermDates, z.string()]).optional(),
  goal: z.boolean().optional(),
  owner: z.string().min(1).max(40).optional(),
  helpers: z.array(z.string().min(1).max(40)).max(20).optional(),
  actualStart: Day.optional(),
  actualFinish: Day.optional(),
  reported: NodeReport.optional(),
  pupils: z.int().min(0).optional(),
} as const

const projectShape = {
  start: Day,
  windows: z.record(z.string(), z.union([SeasonDates, TermDates])).optional(),
  pupils: z.int().min(0).optional(),
} as const

/** The file of `junheng schedule`. Its graph is checked by core (schedule/check-project.ts). */
export const ProjectSchema = z.strictObject({ ...projectShape, id: Id.optional(), name: z.string().optional(), nodes: z.array(z.strictObject(nodeShape)).min(1) }) as unknown as z.ZodType<Project>

const CountyNodeSchema = z.strictObject({
  ...nodeShape,
  owner: z.string().min(1).max(40),
  helpers: z.array(z.string().min(1).max(40)).max(20),
  basis: z.string().max(300).nullable(),
  evidenceNeeded: z.string().max(300).nullable(),
  confirmedOn: Day.optional(),
  extendedTo: Day.optional(),
  planB: z.strictObject({ name: z.string().min(1).max(200), days: Days }).optional(),
})

export const projectKinds = ['newSchool', 'newKindergarten', 'extension', 'townshipUpgrade', 'educationGroup', 'equipment', 'closure'] as const

export const stages = ['preschool', 'primary', 'junior', 'senior', 'vocational', 'special'] as const

/** A project of the county's programme, whole. */
export const CountyProjectSchema = z.strictObject({
  ...projectShape,
  id: Id,
  name: z.string().min(1).max(80),
  kind: z.enum(projectKinds),
  nodes: z.array(CountyNodeSchema).min(1).max(200),
  promisedGoal: Day.nullable(),
  township: z.string().nullable(),
  school: Id.nullable(),
  stages: z.array(z.enum(stages)).optional(),
  budgetYuan: z.number().min(0).nullable(),
  pupilsBasis: z.string().max(300).nullable(),
  gaps: z.array(Id),
}) as unknown as z.ZodType<CountyProject>

import { z } from 'zod'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'
import { SnapshotSummary } from './snapshots.ts'

/** Something the reading or the checks found; words by code in words/findings.ts. */
export const FindingSchema = z.strictObject({
  key: z.string(),
  /** `reading` and `logic` (逻辑校验) must be fixed in the workbook, `plausibility` (经验校验) fixed or explained. */
  tier: z.enum(['reading', 'logic', 'plausibility']),
  code: z.string(),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  cell: z.string().nullable(),
  value: z.string().nullable(),
  school: Id.nullable(),
  schoolName: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  explanation: z.string().nullable(),
})
export type ImportFinding = z.infer<typeof FindingSchema>

/** A header that matched nothing, and what it may mean. */
export const UnmappedSchema = z.strictObject({
  sheet: z.string(),
  form: z.string(),
  found: z.string(),
  /** Column letter. */
  column: z.string(),
  samples: z.array(z.string()),
  candidates: z.array(z.string()),
  /** Chosen by the clerk: a header path of the form, or null for "not used". Absent: not decided. */
  means: z.string().nullable().optional(),
})
export type UnmappedHeader = z.infer<typeof UnmappedSchema>

/** What booking would change against the last snapshot. */
export const DryRunSchema = z.strictObject({
  against: Day.nullable(),
  sameContent: z.boolean(),
  correctsSameDate: z.boolean(),
  added: z.array(z.strictObject({ school: Id, name: z.string() })),
  gone: z.array(z.strictObject({ school: Id, name: z.string() })),
  changed: z.array(
    z.strictObject({
      school: Id,
      name: z.string(),
      facts: z.array(z.strictObject({ fact: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  /** Rows of the other parts, before and after: staff, vehicles, …; null where a part was not given. */
  parts: z.array(z.strictObject({ part: z.string(), before: z.int().nullable(), after: z.int().nullable() })),
})
export type DryRun = z.infer<typeof DryRunSchema>

export const ImportState = z.enum(['queued', 'reading', 'read', 'booked', 'stopped', 'refused'])

export const ImportSummary = z.strictObject({
  id: Id,
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  state: ImportState,
  /** Share of the file read, 0–1. */
  progress: z.number(),
  date: Day.nullable(),
  uploadedAt: z.iso.datetime(),
  uploadedBy: z.string(),
  /** What stands between it and booking. */
  toMap: z.int(),
  toFix: z.int(),
  toExplain: z.int(),
  snapshot: Id.nullable(),
})
export type ImportSummary = z.infer<typeof ImportSummary>

export const ImportDetail = ImportSummary.extend({
  findings: z.array(FindingSchema),
  unmapped: z.array(UnmappedSchema),
  dryRun: DryRunSchema.nullable(),
  /** Sheets read, with rows taken and what they hold. */
  sheets: z.array(z.strictObject({ sheet: z.string(), form: z.string().nullable(), rows: z.int() })),
})
export type ImportDetail = z.infer<typeof ImportDetail>

const byId = z.strictObject({ id: z.uuid() })

export const startImport = route({
  method: 'POST',
  path: '/imports',
  summary: '上传工作簿或道路地图（.osm.pbf、.osm.gz、.geojson），开始读取 · Send a workbook, or a map of roads; reading begins',
  params: noParams,
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  body: 'bytes',
  reply: ImportDetail,
  problems: ['file_too_large', 'map_faulty'],
})

export const listImports = route({
  method: 'GET',
  path: '/imports',
  summary: '导入记录，新的在前 · Imports, newest first',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.array(ImportSummary),
  problems: [],
})

export const getImport = route({
  method: 'GET',
  path: '/imports/:id',
  summary: '一次导入：进度、问题、映射、试算 · One import: progress, findings, mapping, dry run',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: ImportDetail,
  problems: ['not_found'],
})

export const mapHeaders = route({
  method: 'PUT',
  path: '/imports/:id/mapping',
  summary: '指定认不出的表头；存为本县口径，下次自动套用 · Say what unknown headers mean; kept for the next time',
  params: byId,
  query: noQuery,
  body: z.strictObject({
    headers: z.array(z.strictObject({ form: z.string(), found: z.string(), means: z.string().nullable() })).min(1).max(500),
  }),
  reply: ImportDetail,
  problems: ['not_found', 'import_settled'],
})

export const explainFindings = route({
  method: 'PUT',
  path: '/imports/:id/explanations',
  summary: '逐条说明经验校验 · Explain plausibility findings',
  params: byId,
  query: noQuery,
  body: z.strictObject({
    explanations: z.array(z.strictObject({ key: z.string(), text: z.string().trim().min(2).max(500) })).min(1).max(5000),
  }),
  reply: ImportDetail,
  problems: ['not_found', 'import_settled'],
})

export const acceptImport = route({
  method: 'POST',
  path: '/imports/:id/acceptance',
  summary: '入账成为快照 · Book it as a snapshot',
  params: byId,
  query: noQuery,
  body: z.strictObject({ reason: z.string().trim().min(2).max(500).optional() }),
  reply: SnapshotSummary,
  problems: ['not_found', 'import_not_ready', 'import_settled', 'explanation_missing', 'reason_missing'],
})

export const stopImport = route({
  method: 'POST',
  path: '/imports/:id/stop',
  summary: '停止读取 · Stop reading',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: ImportSummary,
  problems: ['not_found', 'import_settled'],
})

export const getMarkedWorkbook = route({
  method: 'GET',
  path: '/imports/:id/marked-workbook',
  summary: '下载标出问题单元格的工作簿 · The workbook with its faulty cells marked',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

export const getTemplates = route({
  method: 'GET',
  path: '/templates',
  summary: '补充模板：空表，或按快照预填 · Our own templates, empty or filled from a snapshot',
  params: noParams,
  query: z.strictObject({ snapshot: Id.optional() }),
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

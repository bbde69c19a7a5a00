import { z } from 'zod'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

/** A figure of a bulletin with its source, its date and the query that gives it again. */
export const BulletinFigure = z.strictObject({
  /** Which query: `total/late`, `node/PROJECT/NODE/daysLeft`. Two bulletins are compared by it. */
  id: z.string(),
  label: z.string(),
  /** As it is printed, with its unit. */
  value: z.string(),
  source: z.string(),
  asOf: Day,
})
export type BulletinFigure = z.infer<typeof BulletinFigure>

/** A node that is due and near its cliff; a project whose goal is later than promised; a report that the record contradicts; no report within a cycle. */
export const matterKinds = ['nearCliff', 'lost', 'contradicted', 'unreported'] as const
export type MatterKind = (typeof matterKinds)[number]

/** One matter of the bulletin: a node, and what is to be said of it. A node that is several of these is several matters. */
export const BulletinMatter = z.strictObject({
  kind: z.enum(matterKinds),
  project: Id,
  projectName: z.string(),
  node: z.string(),
  nodeName: z.string(),
  owner: z.string(),
  sentences: z.array(z.string()),
  figures: z.array(BulletinFigure),
})
export type BulletinMatter = z.infer<typeof BulletinMatter>

/** What a bulletin says, apart from its form: equal data, equal content, equal bytes. */
export const BulletinContent = z.strictObject({
  /** 发文字号, as its publisher numbers it: `X教督通〔2021〕3号`. Null in a draft. */
  number: z.string().nullable(),
  title: z.string(),
  issuer: z.string(),
  addressee: z.string(),
  /** Data date: everything is as the ledger had it at the end of this day. */
  dataOn: Day,
  publishedOn: Day.nullable(),
  /** The bulletin that this one corrects, and why. */
  corrects: z.strictObject({ id: Id, number: z.string(), publishedOn: Day, reason: z.string() }).nullable(),
  /** What a correction says otherwise than the bulletin it corrects; empty where it corrects none. Null: not in it. */
  changes: z.array(z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  opening: z.string(),
  figures: z.array(BulletinFigure),
  /** One row a project: name, entry node, office, days left, status. */
  projects: z.array(z.strictObject({ project: Id, name: z.string(), node: z.string(), owner: z.string(), daysLeft: z.string(), goal: z.string(), status: z.string() })),
  matters: z.array(BulletinMatter),
  /** Offices by a rule that is printed with them; absent in bulletins published before there was a ranking. */
  ranking: z.strictObject({ rule: z.string(), rows: z.array(z.strictObject({ rank: z.int(), office: z.string(), due: z.int(), late: z.int(), lateDays: z.int(), unreported: z.int() })) }).optional(),
  /** Nodes near their cliffs that are not due yet, in one paragraph; empty where there are none. */
  ahead: z.string(),
  /** Matters that found no room, since a paper is kept to 4 000 characters. */
  omitted: z.int().min(0),
  /** What the offices are asked for, and by when. */
  request: z.string(),
  rule: z.string(),
  copies: z.string(),
})
export type BulletinContent = z.infer<typeof BulletinContent>

export const BulletinSummary = z.strictObject({
  id: Id,
  number: z.string(),
  title: z.string(),
  dataOn: Day,
  publishedOn: Day,
  by: z.string(),
  /** 更正: what this one corrects, and what corrects it. */
  corrects: Id.nullable(),
  correctedBy: Id.nullable(),
  fonts: z.array(z.string()),
})
export type BulletinSummary = z.infer<typeof BulletinSummary>

export const listBulletins = route({
  method: 'GET',
  path: '/bulletins',
  summary: '已发通报 · Published bulletins',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.array(BulletinSummary),
  problems: [],
})

export const getBulletinDraft = route({
  method: 'GET',
  path: '/bulletins/draft',
  summary: '按当前账目起草的通报 · The bulletin that the ledger gives today',
  params: noParams,
  query: noQuery,
  body: nothing,
  /** With the number that follows the last one published in its year. */
  reply: z.strictObject({ ...BulletinContent.shape, suggestedNumber: z.string() }),
  problems: [],
})

export const getBulletinDraftFile = route({
  method: 'GET',
  path: '/bulletins/draft/file',
  summary: '通报草稿（Word 或 PDF） · The draft as Word or PDF',
  params: noParams,
  query: z.strictObject({ format: z.enum(['docx', 'pdf']).default('docx') }),
  body: nothing,
  reply: 'file',
  problems: [],
})

/** Published once: its content and its files are stored, and never replaced. */
export const publishBulletin = route({
  method: 'POST',
  path: '/bulletins',
  summary: '发布通报，或对已发通报作更正 · Publish a bulletin, or a correction of one',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    number: z.string().trim().min(3).max(40),
    corrects: Id.nullable(),
    /** Why it corrects; must be said then. */
    reason: z.string().trim().max(500).nullable(),
  }),
  reply: BulletinSummary,
  problems: ['not_found', 'number_taken', 'correction_reason_missing', 'bulletin_corrected'],
})

export const getBulletin = route({
  method: 'GET',
  path: '/bulletins/:id',
  summary: '一份已发通报 · A published bulletin',
  params: z.strictObject({ id: Id }),
  query: noQuery,
  body: nothing,
  reply: z.strictObject({ summary: BulletinSummary, content: BulletinContent }),
  problems: ['not_found'],
})

export const getBulletinFile = route({
  method: 'GET',
  path: '/bulletins/:id/file',
  summary: '已发通报（Word 或 PDF），原样 · A published bulletin as Word or PDF, as it was published',
  params: z.strictObject({ id: Id }),
  query: z.strictObject({ format: z.enum(['docx', 'pdf']).default('docx') }),
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

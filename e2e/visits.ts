import type { APIRequestContext } from 'playwright-core'

/** Ids that exist in the county the tests run on. */
export interface Known {
  readonly school: string
  readonly import: string
  readonly bulletin: string
  readonly transfer: string
  readonly meeting: string
  readonly instruction: string
}

/** An address to open for every page of the web; `structure.test.ts` compares them with the router's. */
export const pageVisits: readonly { readonly name: string; readonly route: string; readonly address: (known: Known) => string }[] = [
  { name: 'wall-chart', route: '/', address: () => '/' },
  { name: 'wall-chart-table', route: '/', address: () => '/?view=table&office=自然资源局' },
  { name: 'judgement', route: '/check-up', address: () => '/check-up' },
  { name: 'judgement-quality', route: '/check-up', address: () => '/check-up?standard=quality-2017&stage=junior' },
  { name: 'projects', route: '/projects', address: () => '/projects' },
  { name: 'new-project', route: '/projects/new', address: () => '/projects/new' },
  { name: 'project', route: '/projects/$id', address: () => '/projects/P02?node=land&slip=23' },
  { name: 'calendar', route: '/calendar', address: () => '/calendar' },
  { name: 'bulletins', route: '/bulletins', address: () => '/bulletins' },
  { name: 'bulletin', route: '/bulletins/$id', address: ({ bulletin }) => `/bulletins/${bulletin}` },
  { name: 'meetings', route: '/meetings', address: () => '/meetings' },
  { name: 'meeting-pack', route: '/meetings', address: () => '/meetings?tab=pack' },
  { name: 'follow-ups', route: '/meetings', address: () => '/meetings?tab=follow-ups' },
  { name: 'feeds', route: '/meetings', address: () => '/meetings?tab=feeds' },
  { name: 'meeting', route: '/meetings/$id', address: ({ meeting }) => `/meetings/${meeting}` },
  { name: 'meeting-presented', route: '/meetings/$id', address: ({ meeting }) => `/meetings/${meeting}?matter=1` },
  { name: 'home', route: '/home', address: () => '/home' },
  { name: 'home-of-office', route: '/home', address: () => '/home?office=自然资源局' },
  { name: 'tasks', route: '/tasks', address: () => '/tasks' },
  { name: 'task', route: '/tasks', address: () => '/tasks?task=2021-T02' },
  { name: 'task-sources', route: '/tasks', address: () => '/tasks?tab=sources' },
  { name: 'task-source', route: '/tasks', address: ({ instruction }) => `/tasks?tab=sources&source=${instruction}` },
  { name: 'reform', route: '/tasks', address: () => '/tasks?tab=reform' },
  { name: 'livelihood', route: '/tasks', address: () => '/tasks?tab=livelihood' },
  { name: 'orders', route: '/orders', address: () => '/orders' },
  { name: 'orders-issued', route: '/orders', address: () => '/orders?tab=issued' },
  { name: 'extensions', route: '/orders', address: () => '/orders?tab=extensions' },
  { name: 'disputes', route: '/orders', address: () => '/orders?tab=disputes' },
  { name: 'lapses', route: '/orders', address: () => '/orders?tab=lapses' },
  { name: 'rope', route: '/rope', address: () => '/rope' },
  { name: 'rope-of-one', route: '/rope', address: () => '/rope?project=P02' },
  { name: 'blockers', route: '/rope', address: () => '/rope?tab=blockers' },
  { name: 'people', route: '/rope', address: () => '/rope?tab=people' },
  { name: 'status-rule', route: '/rope', address: () => '/rope?tab=rule' },
  { name: 'outlook', route: '/outlook', address: () => '/outlook' },
  { name: 'failure-points', route: '/outlook', address: () => '/outlook?tab=points' },
  { name: 'earliest', route: '/outlook', address: () => '/outlook?tab=earliest' },
  { name: 'trace', route: '/trace', address: ({ school }) => `/trace?standard=basic-2012&stage=primary&indicator=books&school=${school}` },
  { name: 'trace-composite', route: '/trace', address: () => '/trace' },
  { name: 'school', route: '/schools/$id', address: ({ school }) => `/schools/${school}` },
  { name: 'imports', route: '/imports', address: () => '/imports' },
  { name: 'import', route: '/imports/$id', address: ({ import: id }) => `/imports/${id}` },
  { name: 'snapshots', route: '/snapshots', address: () => '/snapshots' },
  { name: 'buses', route: '/buses', address: () => '/buses' },
  { name: 'buses-runs', route: '/buses', address: () => '/buses?view=runs' },
  { name: 'buses-sheet', route: '/buses', address: () => '/buses?view=runs&run=1' },
  { name: 'buses-coverage', route: '/buses', address: () => '/buses?view=coverage' },
  { name: 'buses-times', route: '/buses', address: () => '/buses?view=times' },
  { name: 'buses-plans', route: '/buses', address: () => '/buses?view=plans' },
  { name: 'buses-register', route: '/buses', address: () => '/buses?view=register' },
  { name: 'bus-times', route: '/bus-times', address: () => '/bus-times' },
  { name: 'zones', route: '/zones', address: () => '/zones' },
  { name: 'zones-moves', route: '/zones', address: () => '/zones?view=moves&stage=junior' },
  { name: 'zones-plans', route: '/zones', address: () => '/zones?view=plans' },
  { name: 'school-zones', route: '/school-zones', address: () => '/school-zones' },
  { name: 'forecast', route: '/forecast', address: () => '/forecast' },
  { name: 'forecast-rebounds', route: '/forecast', address: () => '/forecast?view=rebounds' },
  { name: 'forecast-planned', route: '/forecast', address: () => '/forecast?view=planned' },
  { name: 'layout', route: '/layout', address: () => '/layout' },
  { name: 'layout-kindergartens', route: '/layout', address: () => '/layout?view=kindergartens' },
  { name: 'layout-plan', route: '/layout', address: () => '/layout?view=plan' },
  { name: 'layout-attendance', route: '/layout', address: () => '/layout?view=attendance' },
  { name: 'layout-compare', route: '/layout', address: () => '/layout?view=compare' },
  { name: 'layout-procedure', route: '/layout', address: () => '/layout?view=procedure' },
  { name: 'staffing', route: '/staffing', address: () => '/staffing' },
  { name: 'staffing-needs', route: '/staffing', address: () => '/staffing?view=needs&stage=junior' },
  { name: 'staffing-heads', route: '/staffing', address: () => '/staffing?view=heads' },
  { name: 'staffing-rotation', route: '/staffing', address: () => '/staffing?view=rotation' },
  { name: 'transfers', route: '/transfers', address: () => '/transfers' },
  { name: 'transfer', route: '/transfers/$id', address: ({ transfer }) => `/transfers/${transfer}` },
  { name: 'transfer-compare', route: '/transfers/$id', address: ({ transfer }) => `/transfers/${transfer}?view=compare` },
  { name: 'transfer-posts', route: '/transfers/$id', address: ({ transfer }) => `/transfers/${transfer}?view=posts` },
  { name: 'gaps', route: '/gaps', address: () => '/gaps' },
  { name: 'checklist', route: '/checklist', address: () => '/checklist' },
  { name: 'province', route: '/province', address: () => '/province' },
  { name: 'jobs', route: '/jobs', address: () => '/jobs' },
  { name: 'accounts', route: '/accounts', address: () => '/accounts' },
  { name: 'permissions', route: '/permissions', address: () => '/permissions' },
  { name: 'permissions-of-one', route: '/permissions', address: () => '/permissions?role=township' },
  { name: 'sign-ins', route: '/sign-ins', address: () => '/sign-ins' },
  { name: 'sensitive-reads', route: '/sensitive-reads', address: () => '/sensitive-reads' },
  { name: 'me', route: '/me', address: () => '/me' },
  { name: 'audit', route: '/audit', address: () => '/audit' },
  { name: 'audit-anchor', route: '/audit', address: () => '/audit?view=anchor' },
  { name: 'sign-in', route: '/sign-in', address: () => '/sign-in' },
]

/** A primary school of the county, one of its imports, and a bulletin and a meeting, made if there is none yet. */
export async function findKnown(request: APIRequestContext): Promise<Known> {
  const schools: { id: string; kind: string }[] = await (await request.get('/api/schools')).json()
  const imports: { id: string }[] = await (await request.get('/api/imports')).json()
  const published: { id: string }[] = await (await request.get('/api/bulletins')).json()
  const bulletin = published[0] ?? ((await (await request.post('/api/bulletins', { data: { number: 'X教督通〔2021〕1号', corrects: null, reason: null } })).json()) as { id: string })
  const { meetings }: { meetings: { id: string }[] } = await (await request.get('/api/meetings')).json()
  const held = { number: 'X教调〔2021〕1次', title: '教育项目调度会', heldOn: '2021-05-11', chair: '分管副市长', attendees: ['教育局', '自然资源局'] }
  const meeting = meetings[0] ?? ((await (await request.post('/api/meetings', { data: held })).json()) as { id: string })
  const rounds: { id: string }[] = await (await request.get('/api/transfers')).json()
  const sources: { id: string; kind: string }[] = await (await request.get('/api/sources')).json()
  return { instruction: sources.find(({ kind }) => kind === 'instruction')!.id, meeting: meeting.id, transfer: rounds[0]!.id, school: schools.find(({ kind }) => kind === '211')!.id, import: imports[0]!.id, bulletin: bulletin.id }
}

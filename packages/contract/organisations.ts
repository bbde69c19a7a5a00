import { organisationKindOf, roles, type OrganisationKind, type Role } from './permissions.ts'
import { roleWords } from './words/roles.ts'

/**
 * 部门 that the county's education work runs through: eleven that the speech names (发改 … 文旅), and those it implies. Each is an organisation
 * from the first start on, and answers for the nodes that bear its name.
 */
export const departments: readonly { readonly name: string; readonly en: string }[] = [
  { name: '发改局', en: 'Development and reform' },
  { name: '财政局', en: 'Finance' },
  { name: '自然资源局', en: 'Natural resources' },
  { name: '人社局', en: 'Human resources' },
  { name: '住建局', en: 'Housing and construction' },
  { name: '公安局', en: 'Public security' },
  { name: '综治办', en: 'Public order' },
  { name: '市场监管局', en: 'Market regulation' },
  { name: '交通局', en: 'Transport' },
  { name: '城管局', en: 'City management' },
  { name: '文旅局', en: 'Culture and tourism' },
  { name: '编办', en: 'Posts and establishment' },
  { name: '民政局', en: 'Civil affairs' },
  { name: '残联', en: 'Disabled persons’ federation' },
  { name: '卫健局', en: 'Health' },
  { name: '应急局', en: 'Emergency management' },
  { name: '融媒体中心', en: 'Media centre' },
  { name: '共青团', en: 'Youth League' },
  { name: '妇联', en: 'Women’s Federation' },
]

interface Home {
  readonly kind: OrganisationKind
  readonly name: string
}

/** The organisation that a role of the whole county is held in: its section of the bureau, the bureau, or the government. */
export function homeOf(role: Role): Home {
  const kind = organisationKindOf(role)
  if (kind === 'section') return { kind, name: roleWords[role].zh }
  if (kind === 'government') return { kind, name: role === 'deputy-mayor' ? '市政府' : roleWords[role].zh }
  return { kind, name: '教育局' }
}

/** Every organisation that a county has before anybody is invited; schools and township units come with its figures. */
export const firstOrganisations: readonly Home[] = [
  ...new Map(roles.filter((role) => ['section', 'bureau', 'government'].includes(organisationKindOf(role))).map((role) => [homeOf(role).name, homeOf(role)])).values(),
  ...departments.map(({ name }) => ({ kind: 'department' as const, name })),
]

import type { PermissionMatrix } from '@junheng/contract/accounts.ts'
import { may, permissions, roles, scopeKinds, type Permission, type Role } from '@junheng/contract/permissions.ts'
import { openToWords, permissionWords, roleWords, scopeWords } from '@junheng/contract/words/roles.ts'
import type { Endpoint } from '../../http/endpoint.ts'

/** Role × permission and role × endpoint, as they are checked. */
export function permissionMatrix(endpoints: readonly Endpoint[]): PermissionMatrix {
  return {
    roles: roles.map((role) => ({ role, scope: scopeKinds[role], permissions: [...permissions[role]] })),
    endpoints: endpoints.map(({ route: { method, path, summary }, allow }) => ({ method, path, summary, allow })),
  }
}

/** docs/permissions.md: the same, to be read and printed without the program. */
export function permissionsDocument(endpoints: readonly Endpoint[]): string {
  const all = [...new Set(roles.flatMap((role) => permissions[role] as readonly Permission[]))]
  return `# 权限表 · Permissions

Written from packages/contract/permissions.ts and the endpoints by \`npx tsx scripts/permissions.ts\`; a test compares. The server checks every request by it, and
the row policies of the database go by the same.
由程序生成：服务器逐个请求按它核对，数据库的行级策略按同一张表放行。

## 权限 · The permissions

| 权限 permission | 中文 | English |
|---|---|---|
${all.map((permission) => row(`\`${permission}\``, permissionWords[permission].zh, permissionWords[permission].en)).join('\n')}

## 角色与权限 · Roles and permissions

${row('角色 role', '', '数据范围 sees', ...all.map((permission) => `\`${permission}\``))}
${row('---', '---', '---', ...all.map(() => ':-:'))}
${roles.map((role) => row(`\`${role}\``, `${roleWords[role].zh} · ${roleWords[role].en}`, scopeWords[scopeKinds[role]].zh, ...all.map((permission) => (may(role, permission) ? '✓' : '')))).join('\n')}

## 角色与接口 · Roles and endpoints

| 接口 endpoint | 说明 | 所需权限 needs | 角色 roles |
|---|---|---|---|
${endpoints.map(endpointRow).join('\n')}
`
}

function endpointRow({ route: { method, path, summary }, allow }: Endpoint): string {
  const endpoint = `\`${method} ${path}\``
  if (allow === 'anyone' || allow === 'signedIn') return row(endpoint, summary, openToWords[allow].zh, openToWords[allow].en)
  return row(endpoint, summary, `\`${allow}\``, whoMay(allow))
}

function whoMay(permission: Permission): string {
  const who: readonly Role[] = roles.filter((role) => may(role, permission))
  const others = roles.filter((role) => !may(role, permission))
  if (others.length === 0) return '全部 all'
  return who.length > others.length ? `除 but ${named(others)}` : named(who)
}

const named = (some: readonly Role[]): string => some.map((role) => roleWords[role].zh).join('、')

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

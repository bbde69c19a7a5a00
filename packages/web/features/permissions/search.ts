import { roles } from '@junheng/contract/permissions.ts'
import { given, oneOf, type Search } from '../../app/search.ts'

/** Whose endpoints are shown; every role's where it is not said. */
export function permissionSearch(search: Search) {
  return given({ role: oneOf(search, 'role', roles) })
}

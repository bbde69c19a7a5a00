import { given, text, type Search } from '../../app/search.ts'

export const schoolSearch = (search: Search) => given({ snapshot: text(search, 'snapshot') })

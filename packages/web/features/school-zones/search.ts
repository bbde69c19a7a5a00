import { given, text, type Search } from '../../app/search.ts'

export function schoolZonesSearch(search: Search) {
  return given({ q: text(search, 'q') })
}

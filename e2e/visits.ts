/** An address to open for every page of the web; `structure.test.ts` compares them with the router's. */
export const pageVisits = [
  { route: '/', address: '/' },
] as const

import type { Plugin } from 'vite'

/** Answers /api with an invented county, so that pages can be seen without a server. */
export function fixtureServer(): Plugin {
  return { name: 'fixture-server' }
}

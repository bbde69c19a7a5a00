/** Which browser the browser tests run on. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * In this order: the one named by $CHROMIUM, one on the PATH, Debian's where root may install it, else one from npm,
 * which needs neither root nor the system's libraries.
 * Answers `{ from: 'machine', path }`, `{ from: 'apt' }` or `{ from: 'npm' }`.
 */
export function chooseBrowser({ env, isRoot }) {
  if (env.CHROMIUM) return { from: 'machine', path: env.CHROMIUM }
  const path = names.map((name) => onPath(name, env)).find(Boolean)
  if (path) return { from: 'machine', path }
  return { from: isRoot && onPath('apt-get', env) ? 'apt' : 'npm' }
}

/** Where a command lies, or undefined. */
export function onPath(name, env) {
  return (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

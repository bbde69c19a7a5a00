import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseBrowser } from './browser-choice.mjs'

/** A folder for the PATH with these commands in it. */
function machineWith(...commands: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'path-'))
  for (const command of commands) {
    writeFileSync(join(folder, command), '')
    chmodSync(join(folder, command), 0o755)
  }
  return folder
}

test('a browser named by the person comes first', () => {
  const PATH = machineWith('chromium', 'apt-get')
  expect(chooseBrowser({ env: { CHROMIUM: '/opt/chromium', PATH }, isRoot: true })).toEqual({ from: 'machine', path: '/opt/chromium' })
})

test('a browser that is installed is used, whoever asks', () => {
  const PATH = machineWith('chromium', 'apt-get')
  expect(chooseBrowser({ env: { PATH }, isRoot: false })).toEqual({ from: 'machine', path: join(PATH, 'chromium') })
})

test('root on Debian installs Debian’s browser', () => {
  expect(chooseBrowser({ env: { PATH: machineWith('apt-get') }, isRoot: true })).toEqual({ from: 'apt' })
})

test('without root, or without apt, the browser comes from npm', () => {
  expect(chooseBrowser({ env: { PATH: machineWith('apt-get') }, isRoot: false })).toEqual({ from: 'npm' })
  expect(chooseBrowser({ env: { PATH: machineWith() }, isRoot: true })).toEqual({ from: 'npm' })
  expect(chooseBrowser({ env: {}, isRoot: true })).toEqual({ from: 'npm' })
})

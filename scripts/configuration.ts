/** Writes the table of docs/configuration.md from the keys that the program knows: `npx tsx scripts/configuration.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'
import { configurationTable } from '../packages/server/config-table.ts'

const path = join(root, 'docs', 'configuration.md')
const page = readFileSync(path, 'utf8')
writeFileSync(path, page.replace(/\| key \|[\s\S]*?\n\n/, `${configurationTable()}\n\n`))

import type { BackupOutline } from '@junheng/server/backup/records.ts'
import type { Language } from './arguments.ts'

/** What a backup holds, for `--json`. */
export function contentOf({ head, end }: BackupOutline) {
  const { createdAt, counties, migrations, leftOut } = head
  const tables = end.tables.map(({ name, rows, bytes, hash }) => ({ name, rows, bytes, hash }))
  return { createdAt, counties, migrations: migrations.map(({ name }) => name), tables, leftOut }
}

/** The same for people: tables with rows, and what is left out. */
export function contentLines({ head, end }: BackupOutline, language: Language): string[] {
  const filled = end.tables.filter(({ rows }) => rows > 0)
  const width = Math.max(...filled.map(({ name }) => name.length))
  const total = filled.reduce((sum, { rows }) => sum + rows, 0)
  const counties = head.counties.map(({ name }) => name).join('、')
  const words = {
    zh: { content: `${counties}，${head.createdAt}，${filled.length} 张表 ${total} 行`, without: `不含（须重新登录）：${head.leftOut.join('、')}` },
    en: { content: `${counties}, ${head.createdAt}: ${total} rows in ${filled.length} tables`, without: `without (everybody signs in again): ${head.leftOut.join(', ')}` },
  }[language]
  return [words.content, ...filled.map(({ name, rows }) => `  ${name.padEnd(width)} ${String(rows).padStart(9)}`), words.without]
}

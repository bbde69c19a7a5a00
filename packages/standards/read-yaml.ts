import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'

/** A file of this package by its schema. Throws with the file's name where it breaks it. */
export function readYaml<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(readFileSync(`${import.meta.dirname}/${path}`, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`packages/standards/${path}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`)
}

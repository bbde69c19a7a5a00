import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'

/** A file of this package by its schema, read once: nobody changes it while the program runs. Throws with the file's name where it breaks it. */
export function readYaml<T>(path: string, schema: z.ZodType<T>): T {
  const known = read.get(schema)?.get(path)
  if (known !== undefined) return known as T
  const content = parseYaml(path, schema)
  read.set(schema, (read.get(schema) ?? new Map<string, unknown>()).set(path, content))
  return content
}

const read = new WeakMap<z.ZodType, Map<string, unknown>>()

function parseYaml<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(readFileSync(`${import.meta.dirname}/${path}`, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`packages/standards/${path}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`)
}

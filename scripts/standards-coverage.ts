/** Writes docs/standards-coverage.md from packages/standards. */
import { writeFileSync } from 'node:fs'
import { coverageDocument } from '@junheng/standards/coverage.ts'

writeFileSync(`${import.meta.dirname}/../docs/standards-coverage.md`, coverageDocument())

/** Writes packages/standards/calendar/published.yaml from the npm package chinese-days, which knows every published notice. */
import { writeFileSync } from 'node:fs'
import { publishedText } from '@junheng/standards/calendar/published.ts'
import { publishedYears } from './library-days.ts'

writeFileSync(`${import.meta.dirname}/../packages/standards/calendar/published.yaml`, publishedText(publishedYears()))

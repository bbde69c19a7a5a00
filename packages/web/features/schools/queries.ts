import { getSchool } from '@junheng/contract/schools.ts'
import { query } from '../../app/api.ts'

export const schoolQuery = (id: string, snapshot: string | undefined) => query(getSchool, { params: { id }, query: { snapshot } })

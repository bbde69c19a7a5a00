import type { CountyCalendar } from '@junheng/core/schedule/county-calendar.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import type { ProjectFault } from '@junheng/core/schedule/project-fault.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import type { changeNode } from './draft.ts'

/** What the form of a node is given. */
export interface EditNodeProps {
  readonly node: CountyNode
  /** Its place, from 0. */
  readonly at: number
  readonly draft: CountyProject
  readonly calendar: CountyCalendar
  /** Null while something does not hold together. */
  readonly dates: Schedule | null
  readonly faults: readonly ProjectFault[]
  readonly onChange: (draft: CountyProject) => void
}

/** What each part of it is given. */
export interface PartProps {
  readonly node: CountyNode
  readonly change: (part: Parameters<typeof changeNode>[2]) => void
}

import type { AccountTables } from './tables/accounts.ts'
import type { AuditTables } from './tables/audit.ts'
import type { BulletinTables } from './tables/bulletins.ts'
import type { CalendarTables } from './tables/calendar.ts'
import type { CountyTables } from './tables/county.ts'
import type { DispatchTables } from './tables/dispatch.ts'
import type { ImportTables } from './tables/imports.ts'
import type { JobTables } from './tables/jobs.ts'
import type { JudgementTables } from './tables/judgements.ts'
import type { LayoutTables } from './tables/layout.ts'
import type { PopulationTables } from './tables/population.ts'
import type { MeetingTables } from './tables/meetings.ts'
import type { ProjectTables } from './tables/projects.ts'
import type { SensitivityTables } from './tables/sensitivity.ts'
import type { SessionTables } from './tables/sessions.ts'
import type { SnapshotTables } from './tables/snapshots.ts'

/** Every table, as the migrations left it: one file a noun under tables/. */
export interface Tables extends CountyTables, AccountTables, SessionTables, AuditTables, SensitivityTables, SnapshotTables, JudgementTables, ImportTables, ProjectTables, PopulationTables, LayoutTables, CalendarTables, BulletinTables, JobTables, MeetingTables, DispatchTables {}

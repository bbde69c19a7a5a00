import type { Endpoint } from './http/endpoint.ts'
import { accountRoutes, permissionRoutes } from './features/accounts/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { sessionRoutes } from './features/sessions/routes.ts'
import { bulletinRoutes } from './features/bulletins/routes.ts'
import { busRoutes } from './features/buses/routes.ts'
import { calendarRoutes } from './features/calendar/routes.ts'
import { credentialRoutes } from './features/credentials/routes.ts'
import { checklistRoutes } from './features/checklist/routes.ts'
import { countyRoutes } from './features/county/routes.ts'
import { orderRoutes } from './features/dispatch/order-routes.ts'
import { dispatchRoutes } from './features/dispatch/routes.ts'
import { forecastRoutes } from './features/forecasts/routes.ts'
import { feedRoutes } from './features/feeds/routes.ts'
import { gapRoutes } from './features/gaps/routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { jobRoutes } from './features/jobs/routes.ts'
import { judgementRoutes } from './features/judgements/routes.ts'
import { layoutRoutes } from './features/layouts/routes.ts'
import { meetingPaperRoutes } from './features/meeting-papers/routes.ts'
import { meetingRoutes } from './features/meetings/routes.ts'
import { outlookRoutes } from './features/outlook/routes.ts'
import { premisesRoutes } from './features/premises/routes.ts'
import { projectRoutes } from './features/projects/routes.ts'
import { rosterRoutes } from './features/rosters/routes.ts'
import { provinceRoutes } from './features/province/routes.ts'
import { schoolRoutes } from './features/schools/routes.ts'
import { sensitiveReadRoutes } from './features/sensitive-reads/routes.ts'
import { ssoRoutes } from './features/sso/routes.ts'
import { snapshotRoutes } from './features/snapshots/routes.ts'
import { taskRoutes } from './features/tasks/routes.ts'
import { staffingRoutes } from './features/staffing/routes.ts'
import { transferAfterRoutes } from './features/transfers/after-routes.ts'
import { transferPaperRoutes } from './features/transfers/paper-routes.ts'
import { transferRoutes } from './features/transfers/routes.ts'
import { wallChartRoutes } from './features/wall-chart/routes.ts'
import { zoneRoutes } from './features/zones/routes.ts'
import { allJobKinds } from './job-kinds.ts'

/** Everything the server answers to. */
export const allEndpoints: readonly Endpoint[] = [
  ...sessionRoutes,
  ...credentialRoutes,
  ...ssoRoutes,
  ...accountRoutes,
  ...rosterRoutes,
  ...permissionRoutes(() => allEndpoints),
  ...auditRoutes,
  ...sensitiveReadRoutes,
  ...countyRoutes,
  ...snapshotRoutes,
  ...premisesRoutes,
  ...importRoutes,
  ...judgementRoutes,
  ...schoolRoutes,
  ...gapRoutes,
  ...forecastRoutes,
  ...layoutRoutes,
  ...zoneRoutes,
  ...busRoutes,
  ...staffingRoutes,
  ...transferRoutes,
  ...transferAfterRoutes, ...transferPaperRoutes,
  ...checklistRoutes,
  ...projectRoutes,
  ...taskRoutes,
  ...dispatchRoutes,
  ...orderRoutes,
  ...calendarRoutes,
  ...wallChartRoutes,
  ...bulletinRoutes,
  ...jobRoutes(allJobKinds),
  ...meetingPaperRoutes,
  ...meetingRoutes,
  ...outlookRoutes,
  ...feedRoutes,
  ...provinceRoutes,
]

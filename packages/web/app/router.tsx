import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { accountSearch } from '../features/accounts/search.ts'
import { auditSearch } from '../features/audit/search.ts'
import { busTimesSearch } from '../features/bus-times/search.ts'
import { busSearch } from '../features/buses/search.ts'
import { calendarSearch } from '../features/calendar/search.ts'
import { forecastSearch } from '../features/forecasts/search.ts'
import { gapSearch } from '../features/gaps/search.ts'
import { judgementQuery } from '../features/judgements/queries.ts'
import { judgementSearch, standards } from '../features/judgements/search.ts'
import { traceSearch } from '../features/judgements/trace-search.ts'
import { jobSearch } from '../features/jobs/search.ts'
import { permissionSearch } from '../features/permissions/search.ts'
import { meetingSearch, meetingsSearch } from '../features/meetings/search.ts'
import { ropeSearch } from '../features/dispatch/search.ts'
import { ordersSearch } from '../features/orders/search.ts'
import { homeSearch, taskSearch } from '../features/tasks/search.ts'
import { outlookSearch } from '../features/outlook/search.ts'
import { layoutSearch } from '../features/layouts/search.ts'
import { programmeSearch } from '../features/programme/search.ts'
import { programmeQuery } from '../features/projects/queries.ts'
import { newProjectSearch, projectSearch, projectsSearch } from '../features/projects/search.ts'
import { schoolSearch } from '../features/schools/search.ts'
import { staffingSearch } from '../features/staffing/search.ts'
import { transferSearch } from '../features/transfers/search.ts'
import { sensitiveReadSearch } from '../features/sensitive-reads/search.ts'
import { schoolZonesSearch } from '../features/school-zones/search.ts'
import { zonesSearch } from '../features/zones/search.ts'
import { signInSearch } from '../features/sessions/search.ts'
import { Failed, Missing, Waiting } from '../ui/Page.tsx'
import { client } from './client.ts'
import { given, parseSearch, stringifySearch } from './search.ts'
import { mayYet } from './session.tsx'
import { Shell } from './Shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: Missing })
const at = { getParentRoute: () => root } as const

const programme = createRoute({
  ...at,
  path: '/',
  validateSearch: programmeSearch,
  // Asked for while the page's own script and the session are still on their way; the page itself says what went wrong.
  loader: () => void (mayYet('county.read') && client.prefetchQuery(programmeQuery)),
  component: lazyRouteComponent(() => import('../features/programme/WallChartPage.tsx'), 'WallChartPage'),
})
const judgement = createRoute({
  ...at,
  path: '/check-up',
  validateSearch: judgementSearch,
  loaderDeps: ({ search: { snapshot, private: privateSchools, points } }) => given({ snapshot, private: privateSchools, points }),
  loader: ({ deps }) => mayYet('county.read') && standards.forEach((standard) => void client.prefetchQuery(judgementQuery(standard, deps))),
  component: lazyRouteComponent(() => import('../features/judgements/JudgementPage.tsx'), 'JudgementPage'),
})
const trace = createRoute({
  ...at,
  path: '/trace',
  validateSearch: traceSearch,
  component: lazyRouteComponent(() => import('../features/judgements/TracePage.tsx'), 'TracePage'),
})
const school = createRoute({
  ...at,
  path: '/schools/$id',
  validateSearch: schoolSearch,
  component: lazyRouteComponent(() => import('../features/schools/SchoolPage.tsx'), 'SchoolPage'),
})
const imports = createRoute({ ...at, path: '/imports', component: lazyRouteComponent(() => import('../features/imports/ImportsPage.tsx'), 'ImportsPage') })
const oneImport = createRoute({ ...at, path: '/imports/$id', component: lazyRouteComponent(() => import('../features/imports/ImportPage.tsx'), 'ImportPage') })
const snapshots = createRoute({ ...at, path: '/snapshots', component: lazyRouteComponent(() => import('../features/snapshots/SnapshotsPage.tsx'), 'SnapshotsPage') })
const gaps = createRoute({ ...at, path: '/gaps', validateSearch: gapSearch, component: lazyRouteComponent(() => import('../features/gaps/GapsPage.tsx'), 'GapsPage') })
const forecast = createRoute({ ...at, path: '/forecast', validateSearch: forecastSearch, component: lazyRouteComponent(() => import('../features/forecasts/ForecastPage.tsx'), 'ForecastPage') })
const layout = createRoute({ ...at, path: '/layout', validateSearch: layoutSearch, component: lazyRouteComponent(() => import('../features/layouts/LayoutPage.tsx'), 'LayoutPage') })
const staffing = createRoute({ ...at, path: '/staffing', validateSearch: staffingSearch, component: lazyRouteComponent(() => import('../features/staffing/StaffingPage.tsx'), 'StaffingPage') })
const transfers = createRoute({ ...at, path: '/transfers', component: lazyRouteComponent(() => import('../features/transfers/TransfersPage.tsx'), 'TransfersPage') })
const transfer = createRoute({ ...at, path: '/transfers/$id', validateSearch: transferSearch, component: lazyRouteComponent(() => import('../features/transfers/TransferPage.tsx'), 'TransferPage') })
const projects = createRoute({ ...at, path: '/projects', validateSearch: projectsSearch, component: lazyRouteComponent(() => import('../features/projects/ProjectsPage.tsx'), 'ProjectsPage') })
const newProject = createRoute({ ...at, path: '/projects/new', validateSearch: newProjectSearch, component: lazyRouteComponent(() => import('../features/projects/NewProjectPage.tsx'), 'NewProjectPage') })
const project = createRoute({ ...at, path: '/projects/$id', validateSearch: projectSearch, component: lazyRouteComponent(() => import('../features/projects/ProjectPage.tsx'), 'ProjectPage') })
const buses = createRoute({ ...at, path: '/buses', validateSearch: busSearch, component: lazyRouteComponent(() => import('../features/buses/BusesPage.tsx'), 'BusesPage') })
const busTimes = createRoute({ ...at, path: '/bus-times', validateSearch: busTimesSearch, component: lazyRouteComponent(() => import('../features/bus-times/BusTimesPage.tsx'), 'BusTimesPage') })
const zones = createRoute({ ...at, path: '/zones', validateSearch: zonesSearch, component: lazyRouteComponent(() => import('../features/zones/ZonesPage.tsx'), 'ZonesPage') })
const schoolZones = createRoute({ ...at, path: '/school-zones', validateSearch: schoolZonesSearch, component: lazyRouteComponent(() => import('../features/school-zones/SchoolZonesPage.tsx'), 'SchoolZonesPage') })
const bulletins = createRoute({ ...at, path: '/bulletins', component: lazyRouteComponent(() => import('../features/bulletins/BulletinsPage.tsx'), 'BulletinsPage') })
const bulletin = createRoute({ ...at, path: '/bulletins/$id', component: lazyRouteComponent(() => import('../features/bulletins/BulletinPage.tsx'), 'BulletinPage') })
const meetings = createRoute({ ...at, path: '/meetings', validateSearch: meetingsSearch, component: lazyRouteComponent(() => import('../features/meetings/MeetingsPage.tsx'), 'MeetingsPage') })
const meeting = createRoute({ ...at, path: '/meetings/$id', validateSearch: meetingSearch, component: lazyRouteComponent(() => import('../features/meetings/MeetingPage.tsx'), 'MeetingPage') })
const home = createRoute({ ...at, path: '/home', validateSearch: homeSearch, component: lazyRouteComponent(() => import('../features/tasks/HomePage.tsx'), 'HomePage') })
const tasks = createRoute({ ...at, path: '/tasks', validateSearch: taskSearch, component: lazyRouteComponent(() => import('../features/tasks/TasksPage.tsx'), 'TasksPage') })
const rope = createRoute({ ...at, path: '/rope', validateSearch: ropeSearch, component: lazyRouteComponent(() => import('../features/dispatch/RopePage.tsx'), 'RopePage') })
const orders = createRoute({ ...at, path: '/orders', validateSearch: ordersSearch, component: lazyRouteComponent(() => import('../features/orders/OrdersPage.tsx'), 'OrdersPage') })
const outlook = createRoute({ ...at, path: '/outlook', validateSearch: outlookSearch, component: lazyRouteComponent(() => import('../features/outlook/OutlookPage.tsx'), 'OutlookPage') })
const checklist = createRoute({ ...at, path: '/checklist', component: lazyRouteComponent(() => import('../features/checklist/ChecklistPage.tsx'), 'ChecklistPage') })
const calendar = createRoute({ ...at, path: '/calendar', validateSearch: calendarSearch, component: lazyRouteComponent(() => import('../features/calendar/CalendarPage.tsx'), 'CalendarPage') })
const accounts = createRoute({ ...at, path: '/accounts', validateSearch: accountSearch, component: lazyRouteComponent(() => import('../features/accounts/AccountsPage.tsx'), 'AccountsPage') })
const audit = createRoute({ ...at, path: '/audit', validateSearch: auditSearch, component: lazyRouteComponent(() => import('../features/audit/AuditPage.tsx'), 'AuditPage') })
const signIns = createRoute({ ...at, path: '/sign-ins', validateSearch: signInSearch, component: lazyRouteComponent(() => import('../features/sessions/SignInsPage.tsx'), 'SignInsPage') })
const sensitiveReads = createRoute({ ...at, path: '/sensitive-reads', validateSearch: sensitiveReadSearch, component: lazyRouteComponent(() => import('../features/sensitive-reads/SensitiveReadsPage.tsx'), 'SensitiveReadsPage') })
const permissions = createRoute({ ...at, path: '/permissions', validateSearch: permissionSearch, component: lazyRouteComponent(() => import('../features/permissions/PermissionsPage.tsx'), 'PermissionsPage') })
const jobs = createRoute({ ...at, path: '/jobs', validateSearch: jobSearch, component: lazyRouteComponent(() => import('../features/jobs/JobsPage.tsx'), 'JobsPage') })
const province = createRoute({ ...at, path: '/province', component: lazyRouteComponent(() => import('../features/province/ProvincePage.tsx'), 'ProvincePage') })
const me = createRoute({ ...at, path: '/me', component: lazyRouteComponent(() => import('../features/credentials/MePage.tsx'), 'MePage') })
const signIn = createRoute({ ...at, path: '/sign-in', component: lazyRouteComponent(() => import('../features/sessions/SignInPage.tsx'), 'SignInPage') })

/** Every page and the address that restores it. */
export const router = createRouter({
  routeTree: root.addChildren([staffing, transfers, transfer, programme, judgement, trace, school, imports, oneImport, snapshots, gaps, forecast, layout, projects, newProject, project, buses, busTimes, zones, schoolZones, bulletins, bulletin, meetings, meeting, home, tasks, orders, rope, outlook, checklist, calendar, accounts, permissions, audit, sensitiveReads, signIns, jobs, province, me, signIn]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface HistoryState {
    /** Somebody has just signed in, and is told once what to see to. */
    readonly arrived?: boolean
  }
}

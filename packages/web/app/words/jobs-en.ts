import type { jobsZh } from './jobs-zh.ts'

/** The words of runs of jobs, in English. */
export const jobsEn: typeof jobsZh = {
  jobs: {
    meaning: 'Work that takes long runs as a job: closing the page does no harm, another process goes on with what was interrupted, and the outcome is written once.',
    run: 'This run',
    runs: 'Runs',
    none: 'No job has been run yet.',
    filters: 'Filter runs',
    kind: 'Job',
    state: 'State',
    askedBy: 'Asked for by',
    askedAt: 'Asked for',
    took: 'Took',
    outcome: 'Outcome',
    progress: 'Share done',
    states: { queued: 'waiting', running: 'running', done: 'done', failed: 'failed', stopped: 'stopped' },
    kinds: { 'buses.plan': 'Plan the buses', 'layout.plan': 'Plan the layout', 'layout.repeat': 'Do a layout again', 'transfer.run': 'Run a transfer round', 'wallChart.print': 'Print the wall chart', 'zones.plan': 'Plan the zones' },
    notes: { tooMany: 'pupils too many', buses: 'buses', unseated: 'without a seat', best: 'best value so far', bound: 'bound', gap: 'gap' },
    stop: 'Stop',
    stopping: 'stopping',
    retry: 'Try again',
    about: (said) => `asked for by ${said.by} at ${said.at}${said.end === null ? '' : `, ended ${said.end}`}`,
    fault: (fault, attempts) => `Attempt ${attempts} did not succeed: ${fault}`,
    triedAgain: (at) => `It will be tried again after ${at}.`,
    download: (name) => `Download ${name}`,
    printWallChart: (size) => `Print the wall chart, ${size}`,
  },
}

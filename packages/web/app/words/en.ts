import type { Catalogue } from './zh.ts'

/** Every word a reader sees, in English. */
export const en: Catalogue = {
  product: 'Junheng',
  print: 'Print',
  close: 'Close',
  confirm: 'OK',
  cancel: 'Cancel',
  nothing: 'Nothing here',
  titles: {
    judgement: 'Balance check',
    gaps: 'Gap ledger',
    checklist: 'Further items',
    imports: 'Imports',
    snapshots: 'Snapshots',
    accounts: 'Accounts',
    audit: 'Audit log',
    trace: 'How a figure came about',
    signIn: 'Sign in',
  },
  shell: {
    skip: 'Skip to content',
    pages: 'Pages',
    menu: 'Menu',
    signOut: 'Sign out',
    today: (day) => `Today ${day}`,
  },
  roles: { 'bureau-admin': 'Bureau administrator', 'bureau-viewer': 'Bureau', department: 'Department', school: 'School' },
  await: {
    loading: 'Loading',
    retry: 'Try again',
    unreachable: 'The server cannot be reached. Check the network, or that the program is still running, and try again.',
    stale: (at) => `Could not be refreshed; this is what was read at ${at}.`,
    noPage: 'There is no such page',
    toFirstPage: 'To the balance check',
  },
  signIn: {
    going: 'Signing in…',
    noToken: 'Open your one-time sign-in link. It is printed where npm start runs, or the administrator sends it to you.',
    toFirstPage: 'To the balance check',
  },
}

import { roleWords, sensitivityWords } from '@junheng/contract/words/roles.ts'
import { roles, sensitivityClasses, type SensitivityClass } from '@junheng/contract/permissions.ts'
import type { privacyZh } from './privacy-zh.ts'

const classes = Object.fromEntries(sensitivityClasses.map((each) => [each, sensitivityWords[each].en])) as { readonly [each in SensitivityClass]: string }

/** Reading what is sensitive: the purpose, the log. */
export const privacyEn: typeof privacyZh = {
  privacy: {
    classes,
    reader: Object.fromEntries(roles.map((role) => [role, roleWords[role].en])),
    meaning: 'Whoever reads about children, disability, household poverty, health, petitions or ethics cases says first what for; every reading is logged in the same transaction. Without its entry in the log the database hands out no row.',
    none: 'No reading fits.',
    earlier: 'Earlier',
    export: 'Export (xlsx)',
    class: 'Class',
    anyClass: 'Every class',
    text: 'Name, purpose or subject contains',
    since: 'From',
    until: 'To',
    at: 'When',
    who: 'Who',
    program: 'the program or its console',
    purpose: 'What for',
    what: 'What was read',
    rows: 'Rows',
    notCounted: 'none given',
    address: 'From where',
    notSensitive: 'no sensitive personal data',
    marks: 'Whether it holds sensitive personal data',
    paper: (about) => `Sensitive paper (${about})`,
    ask: 'Read',
    askOf: (about, added) => `Read the sensitive paper (${about}) added ${added}`,
    title: 'Say what for, then read',
    means: 'Who reads, when, what for and how many rows is recorded for the audit. Read no more than the work needs; do not store or forward it.',
    hint: 'What for (4 to 200 characters)',
    read: 'Read and download',
    notCleared: 'Your post is not cleared for this class.',
  },
}

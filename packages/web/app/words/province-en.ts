import type { provinceZh } from './province-zh.ts'

/** The words of the counties' sums, in English. */
export const provinceEn: typeof provinceZh = {
  province: {
    meaning: 'Sums and verdicts of the newest snapshot of each county below, written when the county is measured; no school and no person. What is not met comes first.',
    counties: (count) => `Counties (${count})`,
    county: 'County',
    none: 'No county below has been measured yet.',
    openGaps: 'Open gaps',
    parts: (met, of) => `${met} of ${of} parts met`,
    what: { composite: 'composite coefficient', cv: 'coefficient', schoolsMeeting: 'share of schools that meet their lines' },
    against: (line) => `limit ${line}`,
  },
}

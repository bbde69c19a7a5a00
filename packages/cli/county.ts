/** The one county this installation serves: X市, which does not exist. */
export const county = { code: '990181', name: 'X市' } as const

/** The day on which X市's clock stands, so that its demonstration is the same every day. */
export const countyClock = '2021-05-11'

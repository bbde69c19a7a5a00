/** The one county this installation serves: X市, which does not exist. */
export const county = { code: '990181', name: 'X市' } as const

/** Minutes one way; a dash where they are not known. */
export const minutes = (value: number | null): string => (value === null ? '—' : value.toFixed(0))

import './zod-without-eval.ts'

/** What must be set before zod makes its first schema is set; everything else loads after it. */
void import('./start.tsx')

import { z } from 'zod'

/** What is wrong with a file, where it stands, and what to do. Rows are counted from 1; a column is its header. */
export const PlacedFaultSchema = z.strictObject({ sheet: z.string(), row: z.int().nullable(), column: z.string().nullable(), value: z.string().nullable(), zh: z.string(), en: z.string() })
export type PlacedFault = Readonly<z.infer<typeof PlacedFaultSchema>>

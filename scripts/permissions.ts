/** Writes docs/permissions.md from the contract's permissions and the server's endpoints. */
import { writeFileSync } from 'node:fs'
import { allEndpoints } from '@junheng/server/endpoints.ts'
import { permissionsDocument } from '@junheng/server/features/accounts/permission-matrix.ts'

writeFileSync(`${import.meta.dirname}/../docs/permissions.md`, permissionsDocument(allEndpoints))

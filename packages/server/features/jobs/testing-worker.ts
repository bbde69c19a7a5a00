import { argv } from 'node:process'
import { appAddress, openPool, type DatabaseAddress } from '../../db/pool.ts'
import { countKind } from './testing.ts'
import { startWorkers } from './worker.ts'

/** Works on the test kind until it is killed: `testing-worker.mjs ADDRESS COUNTY LEASE`. */
const [, , address = '', countyCode = '', leaseSeconds = ''] = argv
const db = openPool(appAddress(JSON.parse(address) as DatabaseAddress), { connections: 3 })
startWorkers({ db, countyCode, kinds: [countKind], places: 1, leaseSeconds: Number(leaseSeconds), onError: (error) => process.stderr.write(`${String(error)}\n`) })

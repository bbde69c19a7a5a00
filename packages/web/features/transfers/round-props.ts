import type { TransferView } from '@junheng/contract/transfers.ts'

/** What every part of a round's page is given. */
export interface RoundProps {
  readonly round: TransferView
}

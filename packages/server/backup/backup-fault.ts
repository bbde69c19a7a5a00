/** A file that cannot be restored from: no backup, damaged, cut short, or locked by another passphrase. The message says which, in one line. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault'
}

import type { RosterReply } from '@junheng/contract/rosters.ts'

/** Links as CSV that a spreadsheet opens in Chinese: a name that begins like a formula stays a name. */
export function linksFile(links: RosterReply['links'], header: readonly string[], origin: string): string {
  const rows = links.map(({ staffNo, name, signInPath, expiresAt }) => [staffNo, name, `${origin}${signInPath}`, expiresAt])
  return `\uFEFF${[header, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

import { configKeys, type ConfigKey } from './config-keys.ts'

/** The table of docs/configuration.md. */
export function configurationTable(): string {
  return ['| key | 默认 default | 含义 | meaning |', '|---|---|---|---|', ...Object.entries(configKeys).map(row)].join('\n')
}

function row([key, { byDefault, secret, zh, en }]: readonly [string, ConfigKey]): string {
  const kept = secret ? '（保密）' : ''
  return `| \`${key}\` | ${byDefault === undefined ? '' : `\`${byDefault}\``} | ${zh}${kept} | ${en}${secret ? ' (secret)' : ''} |`
}

/** A key of the settings, as an operator reads about it. */
export interface ConfigKey {
  /** What is taken where it is not said; absent where nothing is. */
  readonly byDefault?: string
  /** Never written to a log, a message or a page. */
  readonly secret?: true
  readonly zh: string
  readonly en: string
}

/** Every key that the settings file and the environment may hold; docs/configuration.md shows them in this order. */
export const configKeys: Readonly<Record<string, ConfigKey>> = {
  PORT: { byDefault: '8080', zh: '端口；0 为任一空闲端口', en: 'the port; 0 for any free one' },
  HOST: { byDefault: '127.0.0.1', zh: '监听地址', en: 'the address to listen on' },
  JUNHENG_DATA: { byDefault: './data', zh: '数据目录（内置数据库所在）', en: 'the data folder, where the embedded database lives' },
  DATABASE_URL: { secret: true, zh: '已有的 PostgreSQL 15+，代替内置数据库', en: 'a given PostgreSQL 15 or later instead of the embedded one' },
  JUNHENG_CLOCK: { byDefault: '2021-05-11', zh: '固定日期（演示用）；正式运行写 today', en: 'a fixed date, for demonstrations; `today` in earnest' },
  JUNHENG_DIGEST: { byDefault: 'sha256', zh: '审计链的摘要算法：sha256 或 sm3', en: 'what the audit is sealed with: sha256 or sm3' },
  JUNHENG_FONTS: { zh: '打印公文所用字体的目录（绝对路径）', en: 'a folder of fonts for printed papers, as an absolute path' },
  JUNHENG_SCAN: { zh: '检查上传文件的程序（绝对路径）；文件由标准输入给出，退出码 0 为放行', en: 'a program that examines every uploaded file (absolute path): the file on standard input, exit code 0 lets it pass' },
  JUNHENG_WORKERS: { byDefault: '1', zh: '服务自己同时做几项任务；0 为只由 junheng work 做', en: 'jobs that the server itself works on at the same time; 0 leaves them to junheng work' },
  JUNHENG_BACKUP_PASSPHRASE: { secret: true, zh: '备份口令；宜用 --passphrase-file', en: 'the passphrase of backups; --passphrase-file is better' },
  JUNHENG_DEBUG: { zh: '设为 1 时，命令出错打印调用栈', en: '1 prints the stack of a command that fails' },
}

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
  JUNHENG_COUNTY: { byDefault: '990181:X市', zh: '本服务的县：六位区划代码:名称；一个库里可有多个县，省、市写自己的代码（如 990000:X省）', en: 'the county served, as its six-digit code and name; one database may hold many, and a province or prefecture names itself (990000:X省)' },
  JUNHENG_CLOCK: { byDefault: '2021-05-11', zh: '固定日期（演示用）；正式运行写 today', en: 'a fixed date, for demonstrations; `today` in earnest' },
  JUNHENG_DIGEST: { byDefault: 'sha256', zh: '审计链的摘要算法：sha256 或 sm3', en: 'what the audit is sealed with: sha256 or sm3' },
  JUNHENG_FONTS: { zh: '打印公文所用字体的目录（绝对路径）', en: 'a folder of fonts for printed papers, as an absolute path' },
  JUNHENG_SCAN: { zh: '检查上传文件的程序（绝对路径）；文件由标准输入给出，退出码 0 为放行', en: 'a program that examines every uploaded file (absolute path): the file on standard input, exit code 0 lets it pass' },
  JUNHENG_WORKERS: { byDefault: '1', zh: '服务自己同时做几项任务；0 为只由 junheng work 做', en: 'jobs that the server itself works on at the same time; 0 leaves them to junheng work' },
  JUNHENG_ORIGIN: { zh: '本系统对外的地址，如 https://junheng.example.gov.cn；以 https 开头时 Cookie 只走 TLS 并发送 HSTS', en: 'the address people use, as https://junheng.example.gov.cn; with https, cookies ask for TLS and HSTS is sent' },
  JUNHENG_SSO_ISSUER: { zh: '统一身份认证（OpenID Connect）的签发者地址；须同时写 JUNHENG_ORIGIN', en: 'the issuer of the identity provider (OpenID Connect); needs JUNHENG_ORIGIN' },
  JUNHENG_SSO_CLIENT: { zh: '在统一身份认证登记的客户端标识', en: 'the client id registered there' },
  JUNHENG_SSO_SECRET: { secret: true, zh: '在统一身份认证登记的客户端密钥', en: 'the client secret registered there' },
  JUNHENG_SSO_NAME: { byDefault: '统一身份认证', zh: '登录页上按钮的名称', en: 'what its button is called' },
  JUNHENG_CODES: { zh: '必须启用动态码的岗位：角色以逗号分隔，或 all；未启用者登录后只能先去启用', en: 'roles that must have one-time codes, separated by commas, or all: till they are set up, nothing else is open' },
  JUNHENG_MAP_TILES: { secret: true, zh: '底图瓦片地址（如天地图，可带密钥），含 {z}、{x}、{y}，须为 Web 墨卡托；由本服务转取，浏览器不直连；不写则只画本县数据', en: 'the address of the tiles of a base map (天地图, say; it may bear a key), with {z}, {x} and {y}, in web Mercator: this server fetches them, browsers do not; without it maps show the county’s own data alone' },
  JUNHENG_MAP_CREDIT: { zh: '底图的图源与审图号，显示在图下；写了 JUNHENG_MAP_TILES 就须写', en: 'who drew the base map, and its 审图号, shown below the map; needed with JUNHENG_MAP_TILES' },
  JUNHENG_MAP_DATUM: { byDefault: 'cgcs2000', zh: '底图的坐标基准：cgcs2000（天地图）或 gcj02（多数商业地图）；只影响显示', en: 'the datum of the base map: cgcs2000 (天地图) or gcj02 (most commercial maps); it moves what is shown and nothing else' },
  JUNHENG_RATE: { byDefault: '6000', zh: '每个来源地址每分钟至多多少次请求；0 为不限', en: 'requests a minute from one address; 0 for any number' },
  JUNHENG_PROXY: { byDefault: 'loopback', zh: '前置代理的地址（逗号分隔，可写网段）；只采信它们转告的来源地址', en: 'addresses of proxies in front (comma-separated, networks too): only their word on where a request comes from is taken' },
  JUNHENG_LOG: { zh: '请求日志：文件路径，或 - 为标准输出；每请求一行 JSON，不含个人信息', en: 'a log of requests: a file, or - for standard output; one line of JSON each, nothing about persons' },
  JUNHENG_BACKUP_PASSPHRASE: { secret: true, zh: '备份口令；宜用 --passphrase-file', en: 'the passphrase of backups; --passphrase-file is better' },
  JUNHENG_DEBUG: { zh: '设为 1 时，命令出错打印调用栈', en: '1 prints the stack of a command that fails' },
}

import { exitCodes, Failure, type Command, type ExitCode, type Terminal } from './commands/command.ts'
import { withSettingsFile } from './settings-file.ts'

interface Listing {
  readonly words: string
  readonly zh: string
  readonly en: string
  readonly load: () => Promise<Command>
}

/** Every command; its file is loaded when it is used. */
const commands: Readonly<Record<string, Listing>> = {
  serve: { words: 'serve [--port N]', zh: '启动服务', en: 'Start the server', load: async () => (await import('./commands/serve.ts')).serveCommand((await import('./sample-county.ts')).loadSampleCounty) },
  invite: {
    words: 'invite NAME --role ROLE',
    zh: '新增账号，给出一次性登录链接',
    en: 'Add an account and print its one-time sign-in link',
    load: async () => (await import('./commands/invite.ts')).inviteCommand,
  },
  roster: {
    words: 'roster FILE [--dry-run]',
    zh: '按花名册批量邀请、调岗、离任',
    en: 'Invite, move and let go by a roster',
    load: async () => (await import('./commands/roster.ts')).rosterCommand,
  },
  judge: {
    words: 'judge FILE… --standard basic-2012|quality-2017',
    zh: '按某一标准体检一个文件',
    en: 'Judge a file by a standard',
    load: async () => (await import('./commands/judge.ts')).judgeCommand,
  },
  schedule: {
    words: 'schedule FILE [--slip NODE=DAYS]… [--cliffs]',
    zh: '推算一个项目：各环节日期与距临界天数',
    en: 'Dates of a project and the days to each node’s cliff',
    load: async () => (await import('./commands/schedule.ts')).scheduleCommand,
  },
  forecast: {
    words: 'forecast [FILE… --population FILE] [--sample]',
    zh: '学位预测：分村分校到2035年，反弹清单，回测',
    en: 'Children and places to 2035, the rebound list, a back-test',
    load: async () => (await import('./commands/forecast.ts')).forecastCommand,
  },
  check: {
    words: 'check [--closed ID,…] [--sample]',
    zh: '检查一个布局方案：全部联动后果与不得撤并的情形',
    en: 'Check a layout plan: everything that follows, and what forbids it',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  calendar: {
    words: 'calendar [import FILE]',
    zh: '本县日历；导入一年的放假调休安排',
    en: 'The county’s calendar; add a year’s notice of days off',
    load: async () => (await import('./commands/calendar.ts')).calendarCommand,
  },
  import: {
    words: 'import FILE [--dry-run]',
    zh: '把工作簿或道路地图导入本县数据库',
    en: 'Import a workbook or a map of roads into the county’s database',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  wallchart: {
    words: 'wallchart --out FILE.pdf [--size A0|A3]',
    zh: '把项目挂图印成 PDF',
    en: 'Print the wall chart of the projects as PDF',
    load: async () => (await import('./commands/wallchart.ts')).wallchartCommand,
  },
  rope: {
    words: 'rope [--from DAY] [--to DAY] [--project ID]',
    zh: '绳子在谁手里：各单位占用天数',
    en: 'Who holds the rope: days that each office held',
    load: async () => (await import('./commands/rope.ts')).ropeCommand,
  },
  premises: {
    words: 'premises [--concerns]',
    zh: '腾出校舍台账和其中的隐患',
    en: 'Vacated premises and what is amiss with them',
    load: async () => (await import('./commands/premises.ts')).premisesCommand,
  },
  tasks: {
    words: 'tasks [--year N] [--silent]',
    zh: '年度任务分解表，或尚未分解的句子',
    en: 'The tasks of a year, or the demands that are still silent',
    load: async () => (await import('./commands/tasks.ts')).tasksCommand,
  },
  orders: {
    words: 'orders [--lapses] [--office NAME]',
    zh: '督办：按规则应发和已发的文书，或失报逾期记录',
    en: 'Orders due by the rule and issued, or the record of lapses',
    load: async () => (await import('./commands/orders.ts')).ordersCommand,
  },
  digest: {
    words: 'digest [--office NAME] [--person NAME]',
    zh: '到期提醒：一张表，按代价排列',
    en: 'What is due, in one list, the dearest first',
    load: async () => (await import('./commands/digest.ts')).digestCommand,
  },
  xcity: {
    words: 'xcity --out DIR [--seed N]',
    zh: '写出样例县 X市的工作簿',
    en: 'Write the workbooks of X市, the sample county',
    load: async () => (await import('./commands/xcity.ts')).xcityCommand,
  },
  province: {
    words: 'province [--json]',
    zh: '所辖各县汇总：合计与结论，没有学校',
    en: 'The counties below: sums and verdicts, no school',
    load: async () => (await import('./commands/province.ts')).provinceCommand,
  },
  staffing: {
    words: 'staffing FILE… [--close A>B]',
    zh: '核编定岗：两种口径的需要与余缺',
    en: 'Staffing need by two rules, surplus and shortage',
    load: async () => (await import('./commands/staffing.ts')).staffingCommand,
  },
  transfer: {
    words: 'transfer run|verify|compare FILE',
    zh: '县管校聘：运行、核验或试算一轮',
    en: 'Run, verify or compare a transfer round',
    load: async () => (await import('./commands/transfer.ts')).transferCommand,
  },
  verify: {
    words: 'verify round.json',
    zh: '不联网核验一轮县管校聘的结果',
    en: 'Verify the result of a transfer round, offline',
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  jobs: {
    words: 'jobs [start KIND|show ID|stop ID|retry ID]',
    zh: '任务运行：列出、启动、停止、再试',
    en: 'Runs of jobs: list, start, stop, retry',
    load: async () => (await import('./commands/jobs.ts')).jobsCommand,
  },
  work: {
    words: 'work [--jobs N] [--until-idle]',
    zh: '做任务的进程：不开网页，可在多台机器上开多个',
    en: 'A process that works on jobs, without HTTP; as many as you like',
    load: async () => (await import('./commands/work.ts')).workCommand,
  },
  audit: {
    words: 'audit verify|anchor',
    zh: '校验审计链，或打印当日锚点',
    en: 'Verify the audit’s chain, or print its anchor',
    load: async () => (await import('./commands/audit.ts')).auditCommand,
  },
  backup: {
    words: 'backup --out FILE|DIR [--verify]',
    zh: '备份整个数据库为一个加密文件',
    en: 'Back the whole database up into one encrypted file',
    load: async () => (await import('./commands/backup.ts')).backupCommand,
  },
  restore: {
    words: 'restore FILE --into DIR|--database URL',
    zh: '把备份恢复到新目录或空库',
    en: 'Restore a backup into a new folder or an empty database',
    load: async () => (await import('./commands/restore.ts')).restoreCommand,
  },
  bulletin: {
    words: 'bulletin --out DIR [--id ID]',
    zh: '写出通报：Word 与 PDF',
    en: 'Write the bulletin as Word and PDF',
    load: async () => (await import('./commands/bulletin.ts')).bulletinCommand,
  },
  'meeting-papers': {
    words: 'meeting-papers --out DIR',
    zh: '生成调度会材料：挂图、会议材料、通报、跟进清单',
    en: 'All four papers of the dispatch meeting',
    load: async () => (await import('./commands/meeting-papers.ts')).meetingPapersCommand,
  },
  outlook: {
    words: 'outlook [--json]',
    zh: '窗口与卡点：赶不上的资金窗口，单点环节',
    en: 'Windows missed, and nodes that could stop a project',
    load: async () => (await import('./commands/outlook.ts')).outlookCommand,
  },
  api: {
    words: 'api PATH',
    zh: '页面上的一切，以 JSON 或文件取得',
    en: 'Everything on the pages, as JSON or a file',
    load: async () => (await import('./commands/api.ts')).apiCommand,
  },
  plan: {
    words: 'plan buses|layout|zones [--seconds N] [--out FILE]',
    zh: '编制校车方案、布局方案、划片方案',
    en: 'Plan the school buses, the layout of schools, attendance zones',
    load: async () => (await import('./commands/plan.ts')).planCommand,
  },
  zones: {
    words: 'zones [show ID|find WORDS]',
    zh: '划片：各版方案，按住址查学校',
    en: 'Attendance zones: versions, and the school of an address',
    load: async () => (await import('./commands/zones.ts')).zonesCommand,
  },
  bench: {
    words: 'bench FAMILY FILE… [--seconds N]',
    zh: '求解公开算例，给出目标值、下界与差距',
    en: 'Solve benchmark instances: objective, bound and gap',
    load: async () => (await import('./commands/bench.ts')).benchCommand,
  },
  doctor: { words: 'doctor [--json]', zh: '检查本机是否具备运行条件', en: 'Check that this machine can run it', load: async () => (await import('./commands/doctor.ts')).doctorCommand },
}

/** Runs one command line and answers the exit code; never throws. */
export async function main([name = '--help', ...args]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (name === '--help' || name === '-h' || name === 'help') return printHelp(terminal)
  const listing = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!listing) {
    terminal.tell(`没有 ${name} 这个命令，用 junheng --help 查看。 There is no command ${name}; see junheng --help.`)
    return exitCodes.usage
  }
  try {
    const command = await listing.load()
    if (args.includes('--help') || args.includes('-h')) return printCommandHelp(listing, command, terminal)
    return await command.run(args, settled(terminal))
  } catch (error) {
    return explain(error, terminal)
  }
}

/** The terminal with the settings file read; its signals stay untouched until a command asks for them. */
function settled(terminal: Terminal): Terminal {
  const { print, tell, workingFolder } = terminal
  return {
    print,
    tell,
    workingFolder,
    env: withSettingsFile(terminal.env),
    get stopped() {
      return terminal.stopped
    },
  }
}

function printHelp({ print }: Terminal) {
  const width = Math.max(...Object.values(commands).map(({ words }) => words.length))
  print('junheng 均衡：一个县的学校，一本账。 One ledger for a county’s schools.\n')
  for (const { words, zh, en } of Object.values(commands)) print(`  junheng ${words.padEnd(width)}  ${zh} · ${en}`)
  print('\n每个命令的选项与示例：junheng 命令 --help。 Options and examples of each: junheng COMMAND --help.')
  print('退出码 Exit codes: 0 ok · 1 未达到 not met · 2 用法 usage · 3 文件读不了 unreadable file · 4 内部错误 internal · 5 条件不具备 unavailable')
  return exitCodes.ok
}

function printCommandHelp({ words, zh, en }: Listing, { help }: Command, { print }: Terminal) {
  print(`junheng ${words}\n${zh} · ${en}\n\n${help}`)
  return exitCodes.ok
}

function explain(error: unknown, { tell, env }: Terminal): ExitCode {
  if (error instanceof Failure) {
    tell(oneLine(error.message))
    return error.exitCode
  }
  tell(`内部错误 Internal error: ${oneLine(String(error))}。设 JUNHENG_DEBUG=1 可看详情。 Set JUNHENG_DEBUG=1 for the details.`)
  if (env['JUNHENG_DEBUG'] && error instanceof Error) tell(String(error.stack))
  return exitCodes.internal
}

function oneLine(text: string) {
  return text.replaceAll(/\s+/g, ' ').trim()
}

import { ConfigError } from '@junheng/server/config.ts'
import { invitableRoles, inviteFromConsole } from '@junheng/server/invitation.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'

const help = `  --role ROLE         角色，见下 · one of the roles below
  --school ID         学校标识码，仅 school、teacher · school code, with these roles only
  --department NAME   单位名称，仅 department、township · name of the office or township, with these roles only
  --data DIR          数据目录 · data folder

角色 Roles:
${invitableRoles.map(({ role, zh, en }) => `  ${role.padEnd(20)}${zh} · ${en}`).join('\n')}

服务运行与否都可以用。 Works whether the server runs or not.

示例 Examples:
  junheng invite 王主任 --role bureau-viewer
  junheng invite 实验小学 --role school --school 2199000001
  junheng invite 城关镇 --role township --department 城关镇`

const options = { role: { type: 'string' }, school: { type: 'string' }, department: { type: 'string' }, data: { type: 'string' } } as const

export const inviteCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const [name] = positionals
    if (name === undefined || positionals.length > 1 || values.role === undefined) {
      throw new Failure(exitCodes.usage, '请给出一个姓名和 --role。 Give one name and --role. Example: junheng invite 王主任 --role bureau-viewer')
    }
    const config = settings(values, terminal)
    const account = { name, role: values.role, schoolId: values.school, department: values.department }
    const onProgress = (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`)
    const invitation = await orUnavailable(config, inviteFromConsole(config, countyOf(config), { account, onProgress })).catch((error: unknown) => {
      throw error instanceof ConfigError ? new Failure(exitCodes.usage, error.message, { cause: error }) : error
    })
    terminal.print(`http://${config.host}:${config.port}${invitation.signInPath}`)
    return exitCodes.ok
  },
}

/** Every word a reader sees, in Chinese. en.ts has the same keys; a test compares them. */
export const zh = {
  product: '均衡',
  print: '打印',
  close: '关闭',
  confirm: '确定',
  cancel: '取消',
  nothing: '没有内容',
  titles: {
    judgement: '均衡体检',
    gaps: '缺口台账',
    checklist: '其余项目清单',
    imports: '数据导入',
    snapshots: '快照',
    accounts: '账号',
    audit: '操作记录',
    trace: '数字由来',
    signIn: '登录',
  },
  shell: {
    skip: '跳到正文',
    pages: '栏目',
    menu: '菜单',
    signOut: '退出',
    today: (day: string) => `今日 ${day}`,
  },
  roles: { 'bureau-admin': '教育局管理员', 'bureau-viewer': '教育局', department: '部门', school: '学校' },
  await: {
    loading: '正在读取',
    retry: '重试',
    unreachable: '连不上服务器。请检查网络或确认程序仍在运行，然后重试。',
    stale: (at: string) => `未能更新，所示为 ${at} 读到的内容。`,
    noPage: '没有这个页面',
    toFirstPage: '回到均衡体检',
  },
  signIn: {
    going: '正在登录…',
    noToken: '请打开一次性登录链接。链接在运行 npm start 的窗口里，或由管理员发给您。',
    toFirstPage: '进入均衡体检',
  },
}
export type Catalogue = typeof zh

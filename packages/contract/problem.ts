/** Everything that can go wrong for a caller. A code never changes its meaning; it is only ever added or retired. docs/problems.md lists them. */
export const problems = {
  invalid_input: { status: 400, zh: '提交的内容有误，请按提示修改后重新提交。', en: 'Some of what was sent is not valid. Correct it as shown and send it again.' },
  not_signed_in: { status: 401, zh: '请先登录。', en: 'Sign in to continue.' },
  sign_in_link_spent: { status: 401, zh: '登录链接已用过或已过期，请重新运行 npm start 或请管理员另发。', en: 'This sign-in link was used or has expired. Run npm start again, or ask the administrator for a new one.' },
  sign_in_refused: { status: 401, zh: '账号、口令或动态码不对。', en: 'The login, the password or the code is not right.' },
  sign_in_locked: { status: 429, zh: '连续出错次数过多，已暂时锁定，请稍后再试或请管理员重置。', en: 'Too many wrong tries in a row: locked for a while. Try later, or ask the administrator for a reset.' },
  code_needed: { status: 401, zh: '请输入动态码或恢复码。', en: 'Enter the code of your authenticator, or a recovery code.' },
  password_weak: { status: 400, zh: '口令不合规则：至少 10 位，大写、小写、数字、符号四类中至少三类，不含账号，不连用三个相同字符，不与前五次相同。', en: 'The password is too weak: at least 10 characters of three kinds (upper case, lower case, digits, signs), without the login, without the same character three times in a row, and none of the last five.' },
  password_first: { status: 409, zh: '请先设置口令。', en: 'Set a password first.' },
  totp_set: { status: 409, zh: '动态码已经启用；要换新的，请先停用。', en: 'One-time codes are already in use. To set up others, do without them first.' },
  login_taken: { status: 409, zh: '这个账号名已有人使用。', en: 'This login is taken.' },
  codes_owed: { status: 403, zh: '本岗位须启用动态码（两步登录），请先设置。', en: 'This post asks for one-time codes. Set them up first.' },
  password_expired: { status: 403, zh: '口令已满 90 天，请先修改口令。', en: 'The password is 90 days old. Change it first.' },
  sso_refused: { status: 401, zh: '统一身份认证没有通过，请重新登录。', en: 'The identity provider’s answer does not hold. Sign in again.' },
  sso_unlinked: { status: 401, zh: '这个统一身份还没有绑定账号：请用管理员给的一次性链接登录，在“我的账号”里绑定。', en: 'This identity is linked to no account. Sign in by a one-time link from an administrator, and link it under “My account”.' },
  sso_link_first: { status: 403, zh: '绑定统一身份须先用管理员给的一次性链接登录。', en: 'To link an identity, sign in by a one-time link from an administrator first.' },
  sso_unreachable: { status: 503, zh: '统一身份认证暂时连不上，请用账号口令登录，或稍后再试。', en: 'The identity provider cannot be reached. Sign in by password, or try later.' },
  too_many_requests: { status: 429, zh: '请求过于频繁，请稍候再试。', en: 'Too many requests. Wait a little, and try again.' },
  not_allowed: { status: 403, zh: '您的角色没有这项权限。', en: 'Your role does not allow this.' },
  purpose_needed: { status: 400, zh: '这些内容涉及敏感个人信息，查阅前须写明用途（4–200 字）；查阅会留痕。', en: 'This holds sensitive personal data: say first what it is read for, in 4 to 200 characters. The reading is logged.' },
  last_administrator: { status: 409, zh: '这是最后一个在任的管理员，先任命接任者，再卸任或离任。', en: 'This is the last administrator in office. Appoint a successor first.' },
  not_found: { status: 404, zh: '没有找到，或您无权查看。', en: 'There is nothing here, or you may not see it.' },
  file_too_large: { status: 413, zh: '文件过大，请拆分后上传。', en: 'The file is too large. Split it and send the parts.' },
  import_not_ready: { status: 409, zh: '导入尚未读完，或仍有必须改正的问题。', en: 'The import is still being read, or has findings that must be fixed.' },
  import_settled: { status: 409, zh: '导入已经入账或已经停止，不能再改。', en: 'The import is already booked or stopped and cannot change.' },
  explanation_missing: { status: 409, zh: '经验校验未逐条说明，不能入账。', en: 'Every plausibility finding needs an explanation before the import is booked.' },
  reason_missing: { status: 409, zh: '同一日期已有快照，更正须写明原因。', en: 'A snapshot of this date exists; a correction needs its reason.' },
  snapshot_withdrawn: { status: 409, zh: '快照已撤回或已被更正。', en: 'The snapshot has been withdrawn or corrected.' },
  project_faulty: { status: 400, zh: '项目有误：环节、先后关系或时段不成立，请按提示修改。', en: 'The project does not hold together: its nodes, links or windows. Correct it as shown.' },
  changed_meanwhile: { status: 409, zh: '别人刚刚改过，请刷新后再改。', en: 'Somebody has changed it meanwhile. Reload it, and change it again.' },
  not_owner: { status: 403, zh: '这个环节不由您的单位主办，只有主办单位和教育局可以报告。', en: 'Your office does not answer for this node; only its owner and the bureau report on it.' },
  period_faulty: { status: 400, zh: '时段的结束日期早于开始日期，请改正其中一个。', en: 'The period ends before it begins. Correct one of its days.' },
  handover_faulty: { status: 400, zh: '送审或退回的登记不成立：日期不能晚于今天，退回须写明原因，主办单位自己的环节不用送审。', en: 'The handover does not hold: its day lies no later than today, a return says why, and an office submits nothing to itself.' },
  blocker_faulty: { status: 400, zh: '卡点的登记不成立，请按提示修改。', en: 'The blocker does not hold. Correct it as shown.' },
  not_finished: { status: 409, zh: '最新的报告没有说完成，没有可以核验的。', en: 'The newest report does not say that it is finished, so there is nothing to confirm.' },
  refusal_reason_missing: { status: 409, zh: '不予销号须写明原因。', en: 'A refusal needs its reason.' },
  contact_faulty: { status: 400, zh: '代办人不能是联系人本人。', en: 'Nobody stands in for themselves.' },
  source_faulty: { status: 400, zh: '文件没有可拆分的句子，或答复期限早于成文日期。', en: 'The document has no sentence, or its reply is due before it was issued.' },
  sentence_tasked: { status: 409, zh: '这句话已有任务，不能标为无任务；请先撤销任务。', en: 'This sentence has a task, so it cannot be said to have none. Remove the task first.' },
  task_faulty: { status: 400, zh: '任务有误，请按提示修改。', en: 'The task does not hold together. Correct it as shown.' },
  decision_missing: { status: 409, zh: '调整时限、牵头单位、内容或撤销任务，须填写决定文号。', en: 'A change of date, owner or scope, and a removal, need the number of the decision.' },
  not_party: { status: 403, zh: '本单位不是这项任务的牵头或配合单位。', en: 'Your office has no part in this task.' },
  own_work: { status: 409, zh: '不能核验本单位主办的事项，须由其他单位销号。', en: 'An office does not confirm its own work; another office has to.' },
  report_faulty: { status: 400, zh: '报告的日期不成立，请按提示修改。', en: 'The dates of the report do not hold. Correct them as shown.' },
  file_kind_refused: { status: 415, zh: '不收这种文件，请上传 PDF、OFD、图片、Word 或 Excel 文件。', en: 'Files of this kind are not taken. Send a PDF, OFD, picture, Word or Excel file.' },
  file_infected: { status: 422, zh: '文件未通过安全检查，没有收下；请查毒后重新上传。', en: 'The file did not pass the security scan and was not taken. Clean it and send it again.' },
  scan_unavailable: { status: 503, zh: '安全检查程序没有应答，文件没有收下；请稍后再传或联系管理员。', en: 'The security scan gives no answer, so the file was not taken. Try later, or tell the administrator.' },
  calendar_faulty: { status: 400, zh: '日历有误，请按提示修改。', en: 'The calendar does not hold together. Correct it as shown.' },
  number_taken: { status: 409, zh: '这个文号已经用过。', en: 'A bulletin with this number exists.' },
  correction_reason_missing: { status: 409, zh: '更正须写明原因。', en: 'A correction needs its reason.' },
  bulletin_corrected: { status: 409, zh: '该通报已有更正，请对最新的一份作更正。', en: 'This bulletin has been corrected already. Correct the newest one.' },
  job_state: { status: 409, zh: '这次运行已经结束或仍在进行，现在不能这样做。', en: 'This run is finished or still going on, so this cannot be done to it now.' },
  forecast_impossible: { status: 409, zh: '还不能预测：至少要有两期相连年份的快照，并录入六年前起的分村出生数。', en: 'No forecast yet: it takes snapshots of two consecutive years and births by village from six years before.' },
  population_faulty: { status: 400, zh: '人口与住房表有误，请按提示修改后重新提交。', en: 'The table of births and homes has faults. Correct it as shown and send it again.' },
  transfer_state: { status: 409, zh: '这一轮还没有走到或已经过了这一步。', en: 'The round has not come to this step yet, or is past it.' },
  transfer_faulty: { status: 400, zh: '调配数据有误，请按提示逐条改正；改正前什么都不会运行。', en: 'The round has faults. Correct them as shown; nothing runs before.' },
  staffing_faulty: { status: 400, zh: '试算条件不成立：学校不存在、并入的学校也被撤并，或课时不在 4–30 之间。', en: 'What is asked in thought does not hold: an unknown school, one closed into another that closes too, or loads outside 4 to 30.' },
  server_busy: { status: 503, zh: '系统正忙，请稍后再试。', en: 'Too many ask at once. Try again shortly.' },
  database_away: { status: 503, zh: '数据库暂时没有应答，请稍后再试。', en: 'The database does not answer at the moment. Try again shortly.' },
  meeting_number_taken: { status: 409, zh: '这个编号已经用过。', en: 'This number is used already.' },
  meeting_closed: { status: 409, zh: '会议已经结束，不能再记录决定；请在下次会议上决定。', en: 'The meeting is closed; decide it in the next one.' },
  decision_faulty: { status: 400, zh: '决定内容有误，请逐项改正。', en: 'The decision does not hold together; correct each field.' },
  disk_full: { status: 507, zh: '服务器磁盘已满，没有保存；请联系管理员腾出空间。', en: 'The disk of the server is full and nothing was saved. Ask the administrator to make room.' },
  levers_faulty: { status: 400, zh: '方案里有不能成立的动作，请按提示修改。', en: 'Some levers cannot be moved so. Correct them as shown.' },
  scenario_settled: { status: 409, zh: '方案已经批准，不能再改。', en: 'The scenario has been approved and cannot change any more.' },
  procedure_incomplete: { status: 409, zh: '程序不齐，不能提交或批准，请按所列补齐。', en: 'The procedure is not complete; it can be neither submitted nor approved. Supply what is listed.' },
  map_faulty: { status: 400, zh: '地图不能用，请按提示更换后重新上传；没有写入任何内容。', en: 'The map cannot be used. Change it as shown and send it again; nothing was written.' },
  bus_pins_faulty: { status: 409, zh: '有车次或村居不能保持原样：它们违反规则，或站点、学校、车辆已经不在。请按提示改选后重新编制。', en: 'Some runs or villages cannot stay as they are: they break a rule, or a stop, school or vehicle is gone. Choose others as shown, and plan again.' },
  internal: { status: 500, zh: '系统内部出错，已记录。', en: 'Something broke on our side; it has been recorded.' },
} as const

export type ProblemCode = keyof typeof problems

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly details: Readonly<Record<string, unknown>>
  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(problems[code].en, options)
    this.code = code
    this.details = details
  }
}

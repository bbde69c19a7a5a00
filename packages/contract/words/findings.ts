import type { FindingCode } from '@junheng/core/county/check-finding.ts'
import { termWords } from './finding-terms.ts'

export type Language = 'zh' | 'en'

/** Why something is a finding, and what to do about it. `{names}` are filled from the finding's details. */
export interface FindingText {
  readonly reason: string
  readonly remedy: string
}

/** The words of a finding with its details filled in; a detail that is a known term is printed in words. */
export function findingText({ code, details }: { readonly code: string; readonly details: Readonly<Record<string, string | number>> }, language: Language): FindingText {
  const words = (findingWords as Readonly<Record<string, Record<Language, FindingText>>>)[code]?.[language] ?? { reason: code, remedy: '' }
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => term(details[name] ?? '', language))
  return { reason: fill(words.reason), remedy: fill(words.remedy) }
}

const term = (value: string | number, language: Language): string => termWords[value]?.[language] ?? String(value)

const words = (zh: readonly [reason: string, remedy: string], en: readonly [reason: string, remedy: string]): Record<Language, FindingText> => ({
  zh: { reason: zh[0], remedy: zh[1] },
  en: { reason: en[0], remedy: en[1] },
})

export const findingWords: Record<FindingCode, Record<Language, FindingText>> = {
  tooLarge: words(['文件太大：{what}超过上限{limit}（已数到{found}）', '按学校类型拆成几个工作簿，或删去无关的工作表后再导入'],
    ['The file is too large: {what} exceed {limit} (counted up to {found})', 'Split it by kind of school, or delete sheets that are not needed, and import again']),
  tooSlow: words(['{seconds}秒内没有读完，已停止', '拆成几个工作簿，或另存为.xlsx后再导入'],
    ['Not read within {seconds} seconds; stopped', 'Split the workbook, or save it anew as .xlsx, and import again']),
  unreadable: words(['不是能读的工作簿：{reason}', '用Excel或WPS打开后另存为.xlsx，再导入'],
    ['Not a workbook that can be read: {reason}', 'Open it in Excel or WPS, save it as .xlsx and import again']),
  encrypted: words(['工作簿有密码', '去掉密码后另存，再导入'], ['The workbook has a password', 'Remove the password, save and import again']),
  noKnownSheet: words(['没有认识的工作表（见到：{sheets}）', '工作表应名为“教基NNNN_学校类型”，或与补充模板一致'],
    ['No sheet is known (seen: {sheets})', 'Sheets should be named 教基NNNN_学校类型, or as in our templates']),

  noIdentitySheet: words(['缺少教基1001（学校基本情况）', '补上教基1001各表；没有它就不知道有哪些学校'],
    ['教基1001 (identity of schools) is missing', 'Add the sheets of 教基1001; without them it is not known which schools there are']),
  headerNotFound: words(['找不到{form}的表头', '检查表头是否被删改；或从系统重新导出此表'],
    ['The header of {form} was not found', 'See whether the header was deleted or changed, or export the sheet again']),
  missingColumn: words(['{form}缺少栏目“{path}”', '补上此栏；若只是名称不同，请在映射页指定'],
    ['{form} lacks the column {path}', 'Add the column; if it only has another name, say so on the mapping page']),
  notANumber: words(['不是数字', '改为数字；没有的填0，不知道的留空'], ['Not a number', 'Enter a number; 0 where there is none, blank where it is not known']),
  notADate: words(['不是日期', '按2020-09-01的样式填写'], ['Not a date', 'Write it as 2020-09-01']),
  unknownCode: words(['不在规定的选项内', '应为：{allowed}'], ['Not one of the choices', 'Should be one of: {allowed}']),
  unknownSchoolKind: words(['办学类型不认识', '按GB/T 33782填代码，如211小学、312九年一贯制学校'],
    ['The kind of school is not known', 'Enter the code of GB/T 33782, such as 211 or 312']),
  missingValue: words(['必填的一格是空的{what}', '补填'], ['A required cell is blank {what}', 'Fill it in']),
  duplicateRow: words(['重复的行，前一行在{first}', '删去一行，或更正标识码、行名'], ['A repeated row; the first is at {first}', 'Delete one, or correct its code or row label']),
  unknownRowLabel: words(['行名不认识，此行未采用', '更正行名；确属多余的行，说明即可'], ['The row label is not known; the row was not taken', 'Correct the label; for a row that is extra, say so']),
  schoolNotInIdentity: words(['教基1001里没有这所学校', '在教基1001补上，或更正此处标识码'], ['教基1001 does not list this school', 'Add it there, or correct the code here']),
  kindDisagreesWithSheet: words(['办学类型（{kind}）与工作表不符', '移到对应的工作表，或更正办学类型'], ['The kind of school ({kind}) is not that of the sheet', 'Move the row to its sheet, or correct the kind']),
  blankPart: words(['合计的{parts}个分项只填了{filled}个，不知其余是0还是未报', '没有的填0'],
    ['Only {filled} of {parts} parts of a sum are filled; the rest may be zero or unknown', 'Enter 0 where there are none']),
  gradeGap: words(['中间的年级（第{grade}个）是空的', '没有学生的年级填0'], ['A grade in between (no. {grade}) is blank', 'Enter 0 for a grade without pupils']),
  datesDiffer: words(['统计时点与前面的（{first}）不同', '一个工作簿只放一个时点'], ['The statistical date differs from the first ({first})', 'Keep one date to a workbook']),
  noDate: words(['教基1001里没有写统计时点', '在标题行写明，如“统计时点：2020年9月1日”，或导入时指定'],
    ['教基1001 does not say its statistical date', 'Write it in the title rows, or name it when importing']),

  idMalformed: words(['标识码不是10位数字', '核对学校（机构）代码证'], ['The school code is not ten digits', 'See the certificate of the code']),
  idCategory: words(['标识码前两位与办学类型（{kind}，应为{category}）不符', '更正标识码或办学类型'],
    ['The first two digits do not fit the kind ({kind}, should be {category})', 'Correct the code or the kind']),
  idProvince: words(['标识码第3、4位不是本省（{province}）', '更正标识码'], ['Digits 3 and 4 are not those of the province ({province})', 'Correct the code']),
  idDuplicate: words(['标识码与另一所学校相同', '一校一码，更正其中之一'], ['Another school has the same code', 'Correct one of them']),
  stageNotOfKind: words(['{kind}不应有{stage}学段', '更正办学类型，或把学生填到对应学段'], ['A {kind} does not teach {stage}', 'Correct the kind, or enter the pupils under their stage']),
  negative: words(['{what}是负数', '改为0或正数'], ['{what} is negative', 'Enter 0 or more']),
  notWhole: words(['{what}应为整数', '改为整数'], ['{what} must be a whole number', 'Enter a whole number']),
  outsideBounds: words(['{what}应在{low}至{high}之间', '核对单位和小数点'], ['{what} must lie between {low} and {high}', 'See to the unit and the decimal point']),
  sumDiffers: words(['{what}为{whole}，各分项相加为{sum}', '核对合计与分项'], ['{what} is {whole}, its parts add up to {sum}', 'Check the total and its parts']),
  sourcesDiffer: words(['与{other}的同一数字（{value}）不同', '两处应一致，更正其一'], ['Differs from the same figure at {other} ({value})', 'Both must agree; correct one']),
  partExceedsWhole: words(['{part}（{value}）大于{whole}（{limit}）', '核对两个数字'], ['{part} ({value}) exceeds {whole} ({limit})', 'Check both figures']),
  gradeOutOfRange: words(['{stage}没有第{grade}年级（共{grades}个年级）', '更正年级'], ['{stage} has no grade {grade} (there are {grades})', 'Correct the grade']),
  rollsDiffer: words(['{stage}第{grade}年级报{reported}人，各班相加{sum}人', '核对班级表与分年级学生数'],
    ['Grade {grade} of {stage}: {reported} reported, the classes add up to {sum}', 'Check the class rolls against pupils by grade']),
  bandsDiffer: words(['{stage}此班额段报{reported}个班，按班级表有{counted}个', '核对班额表与班级表'],
    ['{stage}: {reported} classes of this size reported, {counted} by the rolls', 'Check the class sizes against the rolls']),
  staffDiffers: words(['{stage}{what}报{reported}人，按人员表有{counted}人', '核对教职工表与报表'],
    ['{stage}, {what}: {reported} reported, {counted} persons listed', 'Check the list of staff against the return']),
  unknownTownship: words(['乡镇代码{township}不在乡镇表里', '更正代码，或在乡镇表补上'], ['Township {township} is not listed', 'Correct the code, or add the township']),
  unknownSchool: words(['学校{school}不在本期学校里', '更正标识码'], ['School {school} is not among the schools', 'Correct the code']),
  unknownPlace: words(['{place}既不是村屯也不是学校', '更正编号，或在村屯表补上'], ['{place} is neither a settlement nor a school', 'Correct it, or add the settlement']),
  parentIsItself: words(['并入学校是它自己', '填所属学校的标识码，或留空'], ['The school is its own parent', 'Enter the parent’s code, or leave it blank']),
  closedButListed: words(['{school}已撤并，仍在学校表里', '删去学校，或更正变更'], ['{school} was closed or merged and is still listed', 'Remove the school, or correct the change']),
  openedButMissing: words(['{school}由变更而来，学校表里没有', '补报学校，或更正变更'], ['{school} comes from a change and is not listed', 'Report the school, or correct the change']),
  dateMalformed: words(['{value}不是日期', '按2020-09-01的样式填写'], ['{value} is not a date', 'Write it as 2020-09-01']),
  outsideYear: words(['{value}不在本学年内（{first}之后至{last}）', '更正日期，或放到所属学年'], ['{value} lies outside the school year (after {first}, to {last})', 'Correct the date, or put it in its year']),
  dateOrder: words(['早于{earlier}', '后一日期不能早于前一日期'], ['Earlier than {earlier}', 'The later date cannot come before the earlier']),

  jump: words(['{what}由{before}变为{after}（{percent}%）', '核对；属实请说明原因'], ['{what} went from {before} to {after} ({percent} %)', 'Check; if true, say why']),
  outsideUsual: words(['{what}{value}，对{pupils}名学生来说不寻常（界限{high}）', '核对单位；属实请说明'], ['{what} {value} is unusual for {pupils} pupils (limit {high})', 'See to the unit; if true, say why']),
  zeroWhereNeeded: words(['有{pupils}名学生而{what}为0', '补填；不知道的留空；属实请说明'], ['{pupils} pupils and {what} 0', 'Fill in; blank if not known; if true, say why']),
  notReported: words(['{what}未报，其他学校报了', '补填；不掌握请说明'], ['{what} is not reported, though other schools report it', 'Fill in; if it is not known, say so']),
  noPupils: words(['没有学生', '已停办请登记变更；属实请说明'], ['There are no pupils', 'Enter the closing if it has closed; if true, say why']),
  goneWithoutChange: words(['{name}上年有、今年没有，又无变更登记', '登记撤销或合并，或补报'], ['{name} was there last year and is gone without a change on record', 'Enter the closing or merger, or report the school']),
  newWithoutChange: words(['{name}今年新出现，又无变更登记', '登记设立或分设，或更正标识码'], ['{name} is new without a change on record', 'Enter the opening or split, or correct the code']),
  inspectionExpired: words(['{name}检验有效期{value}已过', '更新检验日期；未检验的停用并说明'], ['The inspection of {name} expired on {value}', 'Enter the new date; if not inspected, take it off the road and say so']),
  postingUnlikely: words(['{name}到本校年份为{value}，早于其18岁或晚于本学年', '更正年份；属实请说明'], ['{name} would have come to the school in {value}, before the age of 18 or after this school year', 'Correct the year; if true, say so']),
  ageUnusual: words(['{name}按出生年算{age}岁', '更正出生年；属实请说明'], ['{name} would be {age} years old', 'Correct the year of birth; if true, say so']),
}

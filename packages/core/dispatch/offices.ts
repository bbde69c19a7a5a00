/** 教育局: the bureau, which acts for a project before its papers are with another office. */
export const bureau = '教育局'

/** 督考办: the supervision office of the government, which follows up and settles whose a matter is. */
export const supervisionOffice = '督考办'

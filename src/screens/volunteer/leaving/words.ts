/** Words about leaving: what ends at once, and what is gone after seven days. */
import type { LeavingPreview } from '../../../contract/people/leaving'
import type { Instant } from '../../../domain/calendar/calendar'
import type { StayRefusal } from '../../../domain/people/leaving'
import type { RoleRefusal } from '../../../domain/people/roles'
import { visitLines } from '../taking-back-words'

export const LEAVING_REFUSALS: Record<RoleRefusal, string> = {
  'last-administrator': '您是最后一位管理员，现在还不能注销。请先让另一个人当管理员，再来注销。',
}

export const STAY_REFUSALS: Record<StayRefusal, string> = {
  'leaving-over': '七天已经过了，不能撤回了。注销正在生效。',
}

/** A line for each thing that ends with the request. It cannot be brought back, since others get the seats. */
export function endingAtOnce(preview: LeavingPreview, now: Instant): string[] {
  const lines = visitLines(preview, now)
  return lines.length > 0 ? lines : ['现在没有会受影响的报名和队伍']
}

/** A line for each thing that is gone after seven days. */
export const goneLater = ({ organisations, roles }: LeavingPreview): string[] => [
  '姓名、手机号、微信登录、专长：删掉，换成“已注销”加一串随机字符',
  ...(organisations.length > 0 ? [`${organisations.join('、')}的成员身份：到那天为止；核实过您的名册里，您那一行：删掉`] : []),
  ...(roles > 0 ? ['组织者、管理员的权限：收回'] : []),
  '消息、上传和导出的文件：删掉；异议的文字：删掉',
  '您到过的活动里，小结和理由写到您全名或手机号的：换成“已注销”加随机字符',
  '标题不改；别人写的字里，分不清是不是说您的也不改',
  '没有账号时现场登记的、队长写的名字：不跟着删，到保存期限再去掉',
]

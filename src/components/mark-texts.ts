/** Texts of refused marks, in a separate file because the main package does not show them. */
import type { MarkRefusal } from '../contract/attendance/attendance'

/** Text of a mark's refusal. */
export const markTexts: Record<MarkRefusal, string> = {
  malformed: '记录不完整',
  'not-on-list': '名单上没有这个人',
  'unknown-mark': '要撤销的记录不存在',
  'id-reused': '与另一条记录重号',
  'phone-cut-off': '这台手机已停用名单，请组织者恢复后再试',
  'not-a-venue-code': '不是现场码',
  'venue-code-foreign': '是另一场活动的现场码',
  'venue-code-forged': '现场码是假的，请扫组织者手机上的码',
  'venue-code-wrong': '现场码不对，请看着屏幕再输一遍',
  'too-many-attempts': '输错太多次，请找组织者签到',
  'too-many-marks': '签到签退的次数太多了，请找组织者',
}

/** Words for a seat that is in question after a move. A file of its own, since the phone's main package needs no rule beside them. */
import type { Refused } from '../decision'
import type { AgainRefusal } from './asked-again'

/** A reason in words, for the organiser and for the volunteer: `「临床医疗」证书到那天已过期`. */
export function againWords({ reason, about = '' }: Refused<AgainRefusal>): string {
  switch (reason) {
    case 'sign-up-closed':
      return '报名晚于新的截止时间'
    case 'seat-reserved':
      return `位子留给「${about}」的成员`
    case 'overlaps':
      return about === '' ? '和另一场时间重叠' : `和「${about}」时间重叠`
    case 'profile-incomplete':
      return '资料里缺姓名或手机号'
    case 'consent-missing':
      return '还没有同意使用个人信息'
    case 'not-a-member':
      return `已不是「${about}」的成员`
    case 'skill-missing':
      return `没有「${about}」专长`
    case 'skill-unverified':
      return `「${about}」专长没有核实`
    case 'skill-expired':
      return `「${about}」证书到那天已过期`
  }
}

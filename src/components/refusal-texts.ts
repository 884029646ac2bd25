/** Chinese texts of refusals and faults, with the ways out. A code without a text does not compile. */
import { openPage } from '../client/phone/navigation'
import type { FaultCode, RefusalCode } from '../contract/codes'
import { momentInWords } from '../domain/calendar/calendar'
import type { SignUpRefusal } from '../domain/sign-ups/sign-up'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'

export type RefusalText = string | ((about: string, now: number) => string)

/** Refusals of signing up and withdrawing; all others are in refusal-texts-all, outside the main package. */
export type VolunteerRefusal = SignUpRefusal | WithdrawalRefusal

/** Texts by reason; `about` is the detail that the server adds. */
export const volunteerTexts: Record<VolunteerRefusal, RefusalText> = {
  'not-published': '这场活动还没有发布。',
  'activity-cancelled': '这场活动取消了。',
  'sign-up-not-open': (about, now) => `还没有开始报名，${momentInWords(Number(about), now)} 开始。`,
  'sign-up-closed': '报名已经截止。',
  'changed-meanwhile': '这场活动刚有改动，您填的都还在。请看一遍现在的时间、地点和名额，再提交一次。',
  'unknown-position': '这个岗位已经没有了，请换一个岗位。',
  'profile-incomplete': '报名前请先填写姓名和手机号，方便组织者联系您。',
  'consent-missing': '报名前请先同意使用您的个人信息。',
  'not-a-member': (about) => `您的资料里没有「${about}」。是成员的，请先在资料里加上；不是的，请改选其他组织，或以个人名义报名。`,
  'skill-missing': (about) => `这个岗位需要「${about}」专长，您的资料里还没有写。`,
  'skill-unverified': (about) => `您的「${about}」专长还没有经所在组织核实，请联系组织的联络人。`,
  'skill-expired': (about) => `您的「${about}」证书到活动那天已经过期，请联系组织的联络人重新核实。`,
  'already-signed-up': '您已经报过名了。',
  overlaps: (about) => `时间和您已报名的「${about}」冲突。`,
  'not-signed-up': '这个报名已经退出或取消了。',
  'past-withdrawal-deadline': '自行退出的时间已过，请联系组织者。',
  'already-begun': '活动已经开始，不能再改了。',
}

/** Texts by fault, for requests that failed. */
export const faultTexts: Record<FaultCode, string> = {
  malformed: '填写的内容有误，请检查后再试。',
  'not-signed-in': '您还没有登录，请先登录。',
  'session-ended': '这台设备的登录已经结束，请重新登录。',
  forbidden: '您没有办理这件事的权限。',
  'not-found': '没有找到：可能已经删除，或者链接不完整。',
  'organisation-gone': '选的组织里，有的已经合并到别的组织了。请去掉它，换成现在的组织，再试一次。',
  'vocabulary-gone': '选的乡镇、类别或专长，有的已经从清单里删掉了。请去掉它，换成现在的，再试一次。',
  'request-id-reused': '这个页面已经过时，请返回后重新打开。',
  'too-many': '操作太快了，请过一会儿再试。',
  'too-large': '内容太多，一次装不下。',
  'not-migrated': '服务刚换了新版本，还没有升级数据库。请过几分钟再试，一直这样请告诉基地。',
  'program-outdated': '数据库已经升级，服务还没有换上新版本。请过几分钟再试，一直这样请告诉基地。',
  unavailable: '服务器暂时不能用，请过一会儿再试。',
  internal: '服务器出错了，我们会查看。请过一会儿再试。',
  offline: '现在没有网络，没有发出去。联网后请再点一次。',
  unreachable: '服务器没有回应，不确定有没有成功。请过一会儿再点一次，不会重复。',
  'timed-out': '等了很久没有回应，不确定有没有成功。可以放心再点一次，不会重复。',
  unreadable: '收到的内容无法识别，请更新到最新版本后再试。',
}

/** The fault in words for this moment: a network that is back is not said to be missing. @param isOnline the phone's report now */
export const faultText = (code: FaultCode, isOnline: boolean): string =>
  code === 'offline' && isOnline ? '刚才没有网络，没有发出去。现在有网络了，请再点一次。' : faultTexts[code]

export interface WayOut {
  label: string
  go: () => void
  /** True for a way to a consent, beside which the privacy page is linked. */
  isToConsent?: true
}

/** The button that leads out of a refusal: its text and target. */
export const waysOut: Partial<Record<RefusalCode, WayOut>> = {
  'profile-incomplete': { label: '填写资料', go: () => openPage('volunteer/profile') },
  'consent-missing': { label: '去勾选同意', go: () => openPage('volunteer/profile'), isToConsent: true },
  'not-a-member': { label: '去看资料', go: () => openPage('volunteer/profile') },
  'skill-missing': { label: '去补充专长', go: () => openPage('volunteer/profile') },
  'already-signed-up': { label: '看我的报名', go: () => openPage('main/me') },
  overlaps: { label: '看我的报名', go: () => openPage('main/me') },
  'sign-up-closed': { label: '看别的活动', go: () => openPage('main/activities') },
  'activity-cancelled': { label: '看别的活动', go: () => openPage('main/activities') },
}

/** The complete text, with `about` and times filled in. */
export const inWords = (text: RefusalText, about: string | undefined, now: number): string =>
  typeof text === 'string' ? text : text(about ?? '', now)

/** Text of a volunteer's refusal. */
export const refusalText = (reason: VolunteerRefusal, about: string | undefined, now: number): string =>
  inWords(volunteerTexts[reason], about, now)

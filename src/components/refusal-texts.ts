/** What people read when the program says no, and where the way out leads. A code without a text does not compile. */
import { openPage } from '../client/navigation'
import type { MarkRefusal } from '../contract/attendance'
import type { FaultCode, RefusalCode } from '../contract/codes'
import { momentInWords } from '../domain/calendar'

type Text = string | ((about: string, now: number) => string)

/** By the reason of the refusal; `about` is what the server added. */
export const refusalTexts: Record<RefusalCode, Text> = {
  'not-published': '这场活动还没有发布。',
  'activity-cancelled': '这场活动取消了。',
  'sign-up-not-open': (about, now) => `还没有开始报名，${momentInWords(Number(about), now)} 开始。`,
  'sign-up-closed': '报名已经截止。',
  'unknown-position': '这个岗位已经没有了，请换一个岗位。',
  'profile-incomplete': '报名要先写下姓名和手机号，组织者才能联系您。',
  'consent-missing': '报名要先同意我们使用您的信息。',
  'skill-missing': (about) => `这个岗位需要「${about}」专长，您的资料里还没有写。`,
  'skill-unverified': (about) => `您的「${about}」专长还没有经所在组织核实，请联系组织的联络人。`,
  'already-signed-up': '您已经报过名了。',
  overlaps: (about) => `时间和您已报名的「${about}」冲突。`,
  'not-signed-up': '这个报名已经退出或取消了。',
  'past-withdrawal-deadline': '已经过了可以自己退出的时间，请联系组织者。',
  'already-begun': '活动已经开始，不能再改了。',
  'ends-before-start': '结束时间要晚于开始时间。',
  'too-long': '一场活动不能超过 24 小时；两天的请分成两场。',
  'window-wrong': '报名和退出的时间不对：报名要在活动结束前截止，退出要在活动开始前。',
  'already-published': '这场活动已经发布了。',
  'already-cancelled': '这场活动已经取消了。',
  'start-in-past': '开始时间已经过了，请改时间。',
  'no-positions': '还没有岗位，志愿者没法报名。请加一个岗位。',
  'no-services': '还没有服务项目，村民不知道能得到什么。请加一项服务。',
  'already-ended': '活动已经结束，不能取消。',
  'capacity-below-confirmed': (about) => `已有 ${about} 人确认，名额不能更少。`,
  'position-in-use': (about) => `「${about}」岗位有人报过名，不能删除。`,
  'changed-meanwhile': '有别人刚改过这场活动。请重新打开再改，以免覆盖。',
}

/** By the fault: the request itself did not get through. */
export const faultTexts: Record<FaultCode, string> = {
  malformed: '填写的内容有误，请检查后再试。',
  'not-signed-in': '还不知道您是谁，请先登录。',
  forbidden: '这件事不在您的权限里。',
  'not-found': '没有找到：可能已经删除，或者链接不完整。',
  'request-id-reused': '这个页面已经过时，请返回后重新打开。',
  'too-many': '操作太快了，请过一会儿再试。',
  'too-large': '内容太多，一次装不下。',
  unavailable: '服务器暂时不能用，请过一会儿再试。',
  internal: '服务器出错了，我们会查看。请过一会儿再试。',
  offline: '现在没有网络，没有发出去。联网后请再点一次。',
  'timed-out': '等了很久没有回音，不确定有没有成功。可以放心再点一次，不会重复。',
  unreadable: '收到的回答看不懂，请更新到最新版本后再试。',
}

/** Why a mark stays on the phone. */
export const markTexts: Record<MarkRefusal, string> = {
  malformed: '记录不完整',
  'not-on-roster': '名单上没有这个人',
  'unknown-mark': '要撤销的记录不存在',
  'id-reused': '与另一条记录重号',
}

/** The way out of a refusal: what the button says and where it leads. */
export const waysOut: Partial<Record<RefusalCode, { label: string; go: () => void }>> = {
  'profile-incomplete': { label: '填写资料', go: () => openPage('profile') },
  'consent-missing': { label: '去同意', go: () => openPage('profile') },
  'skill-missing': { label: '去补充专长', go: () => openPage('profile') },
  'already-signed-up': { label: '看我的报名', go: () => openPage('me') },
  overlaps: { label: '看我的报名', go: () => openPage('me') },
  'sign-up-closed': { label: '看别的活动', go: () => openPage('activities') },
  'activity-cancelled': { label: '看别的活动', go: () => openPage('activities') },
}

/** The refusal in words. */
export function refusalText(reason: RefusalCode, about: string | undefined, now: number): string {
  const text = refusalTexts[reason]
  return typeof text === 'string' ? text : text(about ?? '', now)
}

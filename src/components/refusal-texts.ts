/** What people read when the program says no, and where the way out leads. A code without a text does not compile. */
import { openPage, openVolunteerPage } from '../client/navigation'
import type { FaultCode, RefusalCode } from '../contract/codes'
import { momentInWords } from '../domain/calendar'

type Text = string | ((about: string, now: number) => string)

/** By the reason of the refusal; `about` is what the server added. */
export const refusalTexts: Record<RefusalCode, Text> = {
  'not-published': '这场活动还没有发布。',
  'activity-cancelled': '这场活动取消了。',
  'sign-up-not-open': (about, now) => `还没有开始报名，${momentInWords(Number(about), now)} 开始。`,
  'sign-up-closed': '报名已经截止。',
  'changed-meanwhile': '这场活动刚有改动，您填的都还在。请看一遍现在的时间、地点和名额，再提交一次。',
  'unknown-position': '这个岗位已经没有了，请换一个岗位。',
  'profile-incomplete': '报名要先写下姓名和手机号，组织者才能联系您。',
  'consent-missing': '报名要先同意我们使用您的信息。',
  'not-a-member': (about) => `您的资料里没有「${about}」。是成员的话，先在资料里加上；不是，请换一个身份来。`,
  'skill-missing': (about) => `这个岗位需要「${about}」专长，您的资料里还没有写。`,
  'skill-unverified': (about) => `您的「${about}」专长还没有经所在组织核实，请联系组织的联络人。`,
  'skill-expired': (about) => `您的「${about}」证书到活动那天已经过期，请联系组织的联络人重新核实。`,
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
  'quota-exceeds-capacity': (about) => `预留的位子加起来比名额（${about} 人）还多。请少留几位，或者加名额。`,
  'quota-not-free': '空着的位子不够预留这么多。请少留几位，或者加名额。',
  'quota-release-wrong': '预留要在活动开始之前放开，请把时间改早。',
  'team-too-small': (about) => `一支队伍至少 ${about} 个人。一个人来，直接报名就行。`,
  'team-too-large': (about) => `一支队伍最多 ${about} 个人，请分成两队报。`,
  'team-exceeds-position': (about) => `「${about}」没有这么多位子，请减少人数。`,
  'name-twice': (about) => `「${about}」写了两遍，请去掉一个。`,
  'names-missing': '填名字的时间过了：每个位子都要写上名字，不要的位子请减掉。',
  'name-invalid': (about) => `${about ? `「${about}」不像姓名。` : ''}请写真实姓名，2 到 20 个字。`,
  'name-ambiguous': (about) => `组织里有两位「${about}」，分不清是谁。这个位子先空着，请本人点邀请进来。`,
  'member-skill-missing': (about) => `${about}没有这个岗位要的专长。请换一个人，或者请${about}先补充资料。`,
  'member-skill-unverified': (about) => `${about}的专长还没有经组织核实，或者已经过期。请换一个人，或者先请组织核实。`,
  'member-signed-up': (about) => `${about}已经报了这场活动。请换一个人，或者请${about}先退出自己那一份。`,
  'member-overlaps': (about) => `${about}：那个时间已经确认了另一场。请换一个人，或者请本人先退出那一场。`,
  'team-gone': '这支队伍已经退出，或者活动取消了。',
  'team-full': '队里没有空着的位子了。',
  'names-closed': '填名字的时间过了，没有名字的位子已经放出来给大家。还想来，可以自己单独报名。',
  'team-cannot-grow': '位子只能减，不能加。人多了，请另外报一支队伍。',
  'team-names-exceed': (about) => `有 ${about} 个位子写了名字。请先去掉人，再减位子。`,
  'already-confirmed': '已经有位子了，不用再确认。',
  'in-team': '这个人在队伍里，位子要和队伍一起调整。',
  'no-free-seat': (about) => `空位不够，现在只有 ${about} 个能用。请先加名额，或者先空出位子。`,
  'not-over': '活动还没有结束，结束后再来。',
  'not-there': '没有报名，也没有签到，不在这场活动的名单里。',
  'already-disputed': '上一条异议还没有答复，请等组织者答复。',
  'not-begun': '活动还没有开始，没有签到可以更正。',
  'time-implausible': (about) => `${about}：时间不对。不能晚于现在，也不能离活动时间太远。`,
  'never-in': (about) => `${about}没有签到，先补签到再填签退。`,
  'out-before-in': (about) => `${about}：签退不能早于签到。`,
  'already-closed': '这场活动已经核对完了。',
  'seen-too-early': '刚才又有新的签到记录传上来。请看一遍再结束核对。',
  'outs-missing': (about) => `还有 ${about} 人没有签退，请先填好离开的时间。`,
  'disputes-open': (about) => `还有 ${about} 条异议没有答复，请先答复。`,
  'series-empty': '按这个规则，一场都排不出来。请看看日期、截止时间和跳过的日子。',
  'series-too-many': (about) => `一次最多排 ${about} 场，这样排出来的更多。请把截止日期改早，或者少排几场。`,
  'series-too-long': '排得太远了，最多排五年。请把截止日期改早，或者少排几场。',
  'series-day-moved': '几场一起改的时候，日期不能动，只能改钟点。要改日期，请单独改那一场。',
  'series-ended': '这个系列已经结束了。',
  'reported-meanwhile': '刚才有别的组织者也写了小结。您填的都还在，请看一遍他写的，再决定要不要改。',
  'already-answered': '这条异议已经有答复了。',
  'year-not-over': (about, now) => `这一年的活动还没有全部落定，${momentInWords(Number(about), now)} 起可以封存。`,
  'year-not-counted': '以前的签到记录还在统计，过一会儿再封存。',
  'year-already-closed': '这一年已经封存过了，当时的数字不再改。',
  'too-many-records': (about) => `一共有 ${about} 条记录，一个表格装不下。请按组织分别导出。`,
  'too-many-exports': (about) => `一天最多导出 ${about} 个表格，请明天再来。`,
  'rules-changed-meanwhile': '计分规则刚被别人改过。请看一遍现在的规则，再改一次。',
  'no-records': '这一年还没有核对完的服务记录，开不了证明。组织者结束核对后再来。',
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

/** The way out of a refusal: what the button says and where it leads. */
export const waysOut: Partial<Record<RefusalCode, { label: string; go: () => void }>> = {
  'profile-incomplete': { label: '填写资料', go: () => openVolunteerPage('profile') },
  'consent-missing': { label: '去同意', go: () => openVolunteerPage('profile') },
  'not-a-member': { label: '去看资料', go: () => openVolunteerPage('profile') },
  'skill-missing': { label: '去补充专长', go: () => openVolunteerPage('profile') },
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

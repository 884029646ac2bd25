/** Texts of messages, and the page that each opens. */
import type { MessageKind } from '../../../contract/sign-ups'
import type { IconName } from '../../../components/icon'

interface MessageText {
  icon: IconName
  /** Text after the activity's title. */
  words: string
  /** Words for a note that is a name or a number. */
  note?: (note: string) => string
  /** Page that a tap opens; without that page, the activity's page opens. */
  leadsTo: 'activity' | 'ticket' | 'team' | 'records' | 'review'
}

export const messageTexts: Record<MessageKind, MessageText> = {
  'activity-cancelled': { icon: 'alert', words: '取消了', leadsTo: 'activity' },
  'activity-changed': { icon: 'edit', words: '有变动', leadsTo: 'activity' },
  'seat-in-question': { icon: 'alert', words: '改期后需要重新确认，位子先为您保留', note: (why) => why, leadsTo: 'ticket' },
  'seats-in-question': { icon: 'alert', words: '改期后有人需要重新确认', note: (who) => who, leadsTo: 'activity' },
  'activity-approved': { icon: 'check', words: '审核通过，已发布', leadsTo: 'activity' },
  'activity-returned': { icon: 'undo', words: '管理员已退回，请修改', note: (why) => `原因：${why}`, leadsTo: 'activity' },
  'change-approved': { icon: 'check', words: '改动审核通过', leadsTo: 'activity' },
  'change-returned': { icon: 'undo', words: '改动被退回', note: (why) => `原因：${why}`, leadsTo: 'activity' },
  'photos-returned': { icon: 'undo', words: '照片被退回', note: (why) => `原因：${why}`, leadsTo: 'activity' },
  'moved-up': { icon: 'check', words: '候补已转为确认', leadsTo: 'ticket' },
  removed: { icon: 'undo', words: '组织者取消了您的报名', note: (why) => `原因：${why}`, leadsTo: 'activity' },
  'moved-position': { icon: 'edit', words: '组织者调整了您的岗位', note: (position) => `现在的岗位：${position}`, leadsTo: 'ticket' },
  'to-waitlist': { icon: 'clock', words: '名额减少，您转为候补', note: (why) => `原因：${why}`, leadsTo: 'ticket' },
  'named-in-team': { icon: 'people', words: '您在队伍名单里', note: (leader) => `带队人：${leader}`, leadsTo: 'ticket' },
  'left-out': { icon: 'undo', words: '您不在队伍名单里了', note: (leader) => `带队人${leader}调整了名单，您不用到场`, leadsTo: 'activity' },
  'member-left': { icon: 'undo', words: '有队员退出', note: (name) => `${name}来不了，位子还是您队里的`, leadsTo: 'team' },
  'seat-apart': { icon: 'undo', words: '有队员改为单独参加，队伍少一个位子', leadsTo: 'team' },
  'team-passed': { icon: 'people', words: '带队人退出，现在由您带队', leadsTo: 'team' },
  'member-joined': { icon: 'check', words: '有队员加入', note: (name) => `${name}接受了邀请`, leadsTo: 'team' },
  'places-released': {
    icon: 'clock',
    words: '填写名单已截止',
    note: (count) => `${count} 个没有填名字的位子已开放给其他人`,
    leadsTo: 'team',
  },
  'team-withdrawn': { icon: 'undo', words: '队伍退出了', leadsTo: 'activity' },
  'attendance-corrected': { icon: 'edit', words: '组织者更正了您的签到记录', note: (why) => `原因：${why}`, leadsTo: 'records' },
  'record-ready': { icon: 'check', words: '服务记录已生成', note: (hours) => `服务时间 ${hours} 小时`, leadsTo: 'records' },
  'record-disputed': { icon: 'alert', words: '有人对服务记录有异议', note: (name) => `${name}等您答复`, leadsTo: 'review' },
  'dispute-answered': { icon: 'check', words: '您的异议有答复了', note: (answer) => `答复：${answer}`, leadsTo: 'records' },
}

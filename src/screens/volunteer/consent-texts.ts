/** Words of the two consents. A change is a new version, see `CONSENT_VERSION`. */
import type { ConsentKind } from '../../domain/people/profile'

/** Names of the consents, as on the form. */
export const CONSENT_NAMES: Record<ConsentKind, string> = {
  'personal-data': '同意使用姓名、手机号和专长',
  membership: '单独同意使用所属组织',
}

/** Purpose, readers and way back of each consent. The privacy page has the rest. */
export const CONSENT_NOTES: Record<ConsentKind, string> = {
  'personal-data':
    '用来安排活动、现场签到、记录服务时长。您报名的活动的组织者看得到您的姓名和手机号；您所属组织的组织者看得到姓名、专长和服务记录，手机号遮住中间几位；队长和队员看得到对方的姓名。村民和别的志愿者看不到。随时可以改、可以收回。',
  membership:
    '所属党派和团体属于敏感信息，只用于按组织报名、核实成员和统计，不公开。您报名的活动的组织者和这些组织的组织者看得到。没有填写组织的不用勾选。',
}

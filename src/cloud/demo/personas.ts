/** Personas that a visitor of the demonstration can choose. */
import type { Persona } from '../../contract/people/profile'
import type { Person } from './people'

export interface DemoPersona extends Persona {
  openid: string
  /** The persona's profile; null without one. */
  person: Person | null
}

const openidOf = (key: string): string => `demo:${key}`

const persona = (key: string, description: string, person: Omit<Person, 'key' | 'openid'> | null): DemoPersona => ({
  key,
  name: person?.name ?? '居民',
  description,
  openid: openidOf(key),
  person: person && { ...person, key, openid: openidOf(key) },
})

/** One persona for each kind of user. */
export const PERSONAS: readonly DemoPersona[] = [
  persona('resident', '看看附近有什么活动，还没有填过资料', null),
  persona('doctor', '农工党的医生，医疗专长已由组织核实', {
    name: '陈样例',
    phone: '13800000091',
    organisationIds: ['nonggong'],
    skillIds: ['clinical', 'internal-medicine', 'chinese-medicine'],
    isVerified: true,
    roles: [],
  }),
  persona('minge', '民革的志愿者，填了法律专长，组织还没有核实', {
    name: '胡示范',
    phone: '13800000092',
    organisationIds: ['minge'],
    skillIds: ['law'],
    isVerified: false,
    roles: [],
  }),
  persona('organiser', '农工党和民进的组织者：发布活动、现场签到', {
    name: '林演示',
    phone: '13800000093',
    organisationIds: ['nonggong', 'minjin'],
    skillIds: ['social-work'],
    isVerified: false,
    roles: [
      { role: 'organiser', organisationId: 'nonggong' },
      { role: 'organiser', organisationId: 'minjin' },
    ],
  }),
  persona('hospital', '协办医院的组织者：发布的活动先由管理员审核', {
    name: '何示范',
    phone: '13800000095',
    organisationIds: ['yiyuan'],
    skillIds: [],
    isVerified: false,
    roles: [{ role: 'organiser', organisationId: 'yiyuan' }],
  }),
  persona('administrator', '基地管理员：管理全部活动', {
    name: '叶范例',
    phone: '13800000094',
    organisationIds: ['tongzhanbu'],
    skillIds: [],
    isVerified: false,
    roles: [{ role: 'administrator', organisationId: null }],
  }),
]

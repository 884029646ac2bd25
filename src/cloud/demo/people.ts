/** Invented volunteers. Their given names mean “sample”, and their phone numbers are in no range in use: 1380000 and a counter. */
import type { Role } from '../../domain/people/permission'

export interface Person {
  key: string
  openid: string
  name: string
  phone: string
  organisationIds: string[]
  skillIds: string[]
  /** True if the organisation has verified the skills that need verification. */
  isVerified: boolean
  roles: { role: Role; organisationId: string | null }[]
}

const SURNAMES = ['王', '李', '张', '刘', '杨', '黄', '赵', '吴', '周', '徐', '孙', '朱', '马', '高', '郭']
const GIVEN = ['样例', '示范', '演示', '范例']

/** A group of invented people. Each gets the next skills and organisations of the lists; many belong to two organisations, some to none. */
interface Group {
  count: number
  /** Skill of everybody in the group. Each person also gets one of `more` in turn. */
  skill: string
  more?: string[]
  organisations: string[][]
}

const GROUPS: readonly Group[] = [
  {
    count: 16,
    skill: 'clinical',
    more: [
      'internal-medicine',
      'orthopaedics',
      'chinese-medicine',
      'cardiology',
      'paediatrics',
      'ophthalmology',
      'dentistry',
      'acupuncture',
    ],
    organisations: [
      ['nonggong'],
      ['nonggong', 'zhilianhui'],
      ['nonggong'],
      ['jiusan'],
      ['nonggong'],
      ['zhigong'],
      ['nonggong'],
      ['minmeng'],
    ],
  },
  {
    count: 8,
    skill: 'nursing',
    more: ['first-aid', 'laboratory', 'pharmacy'],
    organisations: [['nonggong'], ['zhilianhui'], [], ['nonggong']],
  },
  { count: 5, skill: 'law', organisations: [['minge'], ['minge', 'zhilianhui'], ['xinjielian'], ['minge'], ['zhilianhui']] },
  { count: 10, skill: 'calligraphy', more: ['painting'], organisations: [['minjin'], ['minjin', 'minmeng'], ['shifajia'], ['minjin']] },
  {
    count: 4,
    skill: 'farming',
    more: ['fruit', 'tea', 'livestock'],
    organisations: [['jiusan'], ['jiusan', 'liulianhui'], ['zhilianhui']],
  },
  { count: 3, skill: 'teaching', more: ['lecturing', 'popular-science'], organisations: [['minmeng'], ['minjin'], ['minmeng']] },
  { count: 4, skill: 'performance', organisations: [['xinjielian'], ['wanglianhui'], ['qiaolian']] },
  { count: 3, skill: 'hairdressing', organisations: [[], ['xinjielian'], []] },
  { count: 1, skill: 'repairs', organisations: [[]] },
  { count: 2, skill: 'computing', more: ['e-commerce'], organisations: [['wanglianhui'], ['liulianhui']] },
  { count: 1, skill: 'psychology', organisations: [['minjin']] },
  { count: 1, skill: 'finance', organisations: [['minjian', 'gongshanglian']] },
  { count: 1, skill: 'photography', organisations: [['xinjielian']] },
  { count: 1, skill: 'popular-science', organisations: [['jiusan']] },
]

export function inventPeople(): Person[] {
  const members = GROUPS.flatMap(({ count, skill, more, organisations }) =>
    Array.from({ length: count }, (_, index) => ({
      skillIds: more ? [skill, ...more.slice(index % more.length, (index % more.length) + 1)] : [skill],
      organisationIds: organisations[index % organisations.length] ?? [],
    })),
  )
  return members.map((member, index) => ({
    ...member,
    key: `volunteer-${index + 1}`,
    openid: `sample:volunteer-${index + 1}`,
    name: `${SURNAMES[index % SURNAMES.length]}${GIVEN[Math.floor(index / SURNAMES.length) % GIVEN.length]}`,
    phone: `1380000${String(index + 1).padStart(4, '0')}`,
    isVerified: true,
    roles: [],
  }))
}

/** Teams of 民革 at one visit in the built mini-program, for the tests of a team's page and of its invitation. */
import { randomUUID } from 'node:crypto'
import type { CreateTeamAnswer, TeamView } from '../../src/contract/teams'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

/** State of the current test, replaced by `beforeEach`. */
export interface TeamDay {
  cloud: CloudEmulator
  organiser: string
  activity: Activity
  host: Host
}

/** A visit with six seats. */
export function teamDay() {
  const held = {} as TeamDay
  beforeAll(async () => {
    held.cloud = startCloud()
    held.organiser = await anOrganiser(held.cloud)
  })
  afterAll(() => held.cloud.stop())
  beforeEach(async () => {
    held.activity = await withSeats(6)
  })
  afterEach(() => {
    held.host.close()
    expect(held.host.errors).toEqual([])
  })

  const withSeats = (capacity: number): Promise<Activity> =>
    anActivity(held.cloud, held.organiser, { positions: [{ id: randomUUID(), name: '秩序引导', capacity, skillId: null, quotas: [] }] })
  const says = (words: string) => held.host.until(() => held.host.text().includes(words))

  /** Counter that makes each name unique, because namesakes in an organisation cannot be distinguished. */
  let members = 0
  const aName = (): string => `样例${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'[members++ % 22]}`

  /** A new member of 民革. @returns their openid */
  async function aMember(name = aName()): Promise<string> {
    const openid = await aVolunteer(held.cloud, name)
    const phone = `138${openid.replace(/\D/g, '').padEnd(8, '0').slice(0, 8)}`
    const agreed = { agreesToPersonalData: true, agreesToMembership: true }
    await callAs(held.cloud, openid, 'mutation', 'profile.save', { name, phone, organisationIds: ['minge'], skillIds: [], ...agreed })
    return openid
  }

  async function aTeam(leader: string, seats: (string | null)[]): Promise<string> {
    const input = {
      requestId: randomUUID(),
      teamId: randomUUID(),
      activityId: held.activity.id,
      version: 2,
      organisationId: 'minge',
      parts: [{ positionId: held.activity.plan.positions[0]?.id, seats }],
    }
    const answer = await callAs<CreateTeamAnswer>(held.cloud, leader, 'mutation', 'teams.create', input)
    if (!answer.ok) throw new Error(answer.reason)
    return answer.teamId
  }

  const teamOf = (openid: string, teamId: string) => callAs<TeamView>(held.cloud, openid, 'query', 'teams.get', { teamId })

  /** Starts the app on this person's phone, at a page. */
  const openAs = (openid: string, page: string): Promise<void> => {
    held.host = createHost({ cloud: held.cloud, openid })
    return held.host.launch(page)
  }
  async function openTeam(leader: string, teamId: string): Promise<void> {
    await openAs(leader, `/screens/team/team/index?id=${teamId}`)
    await held.host.until(() => held.host.has({ id: 'team-standing' }))
  }
  return { held, withSeats, says, aName, aMember, aTeam, teamOf, openAs, openTeam }
}

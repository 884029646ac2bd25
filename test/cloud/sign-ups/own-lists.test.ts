/** Own sign-ups, teams and messages on 我的: whole for the time that they reach back. */
import { randomUUID } from 'node:crypto'
import { day } from '../../../src/domain/calendar/calendar'
import { MESSAGES_LISTED_FOR, VISITS_LISTED_FOR } from '../../../src/domain/sign-ups/own-lists'
import { messages } from '../../../src/cloud/db/schema/requests'
import { NOW, type TestBase, openBase, saturday } from '../../support/base'
import { firstPosition, open, teamsOn } from '../../support/teams'

let base: TestBase
beforeAll(async () => {
  base = await openBase()
})
afterAll(() => base.close())

test('a list has every message of its time, however many there are, and none that is older', async () => {
  const [person, organiser] = [await base.aVolunteer(), await base.anOrganiser()]
  const { id: activityId } = await base.anActivity(organiser)
  const written = (createdAt: number) => ({
    id: randomUUID(),
    volunteerId: person.id,
    activityId,
    kind: 'activity-changed' as const,
    createdAt,
  })
  const recent = Array.from({ length: 120 }, (_, index) => written(NOW - index))
  const [last, old] = [written(NOW - MESSAGES_LISTED_FOR), written(NOW - MESSAGES_LISTED_FOR - 1)]
  await base.connection.db.insert(messages).values([...recent, last, old])
  const listed = (await base.as(person).messages.mine()).map(({ id }) => id)
  expect(listed).toEqual([...recent, last].map(({ id }) => id))
})

test('a visit stands among the own sign-ups and teams for a year, and its ticket for ever', async () => {
  const { aLeader, aTeam } = teamsOn(() => base)
  const visit = await base.anActivity(await base.anOrganiser(), open(3))
  const leader = await aLeader()
  await aTeam(leader, visit, [null, null])
  const person = await base.aVolunteer()
  const input = { requestId: randomUUID(), activityId: visit.id, positionId: firstPosition(visit.plan), version: 2, organisationId: null }
  await base.as(person).signUps.create(input)
  const listedAt = async (now: number) => [
    (await base.as(person, now).signUps.mine()).length,
    (await base.as(leader, now).teams.mine()).length,
  ]
  expect(await listedAt(saturday + VISITS_LISTED_FOR)).toEqual([1, 1])
  expect(await listedAt(saturday + VISITS_LISTED_FOR + 1)).toEqual([0, 0])
  const [own] = await base.as(person).signUps.mine()
  expect(await base.as(person, saturday + 1000 * day).signUps.get({ signUpId: own?.id ?? '' })).toMatchObject({ id: own?.id })
})

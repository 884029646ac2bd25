/** Actions of leaders and invited members on their phones, shared by several tests. */
import { randomUUID } from 'node:crypto'
import type { Locator } from 'playwright-core'
import type { CreateTeamAnswer, TeamView } from '../../src/contract/teams'
import type { Visitor, World } from './browser'
import { call } from './server'
import type { publishVisit } from './visit'

/** Waits until the page shows the text. */
export const shown = ({ page }: Visitor, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor()

/**
 * Fills an empty box that may have just appeared. Taro moves an element's children once more after it appears, which
 * loses text typed at that moment; people type later.
 */
export async function write(box: Locator, text: string): Promise<void> {
  do await box.fill(text)
  while ((await box.inputValue()) === '')
}

/**
 * Holds back the answers of a procedure.
 * @returns `asked`, resolved when a call has been sent, and `release`, which lets the answers through
 */
export async function hold({ page }: Visitor, procedure: string): Promise<{ asked: Promise<unknown>; release: () => void }> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(`**/rpc/**${procedure}**`, async (route) => {
    await released
    await route.continue()
  })
  return { asked: page.waitForRequest((request) => request.url().includes(procedure)), release }
}

/** Opens the form of a team, in which the visitor begins a team with this number of seats. */
export async function openBuilder(
  { open, page }: Visitor,
  { id, positionId }: Awaited<ReturnType<typeof publishVisit>>,
  seats: number,
): Promise<void> {
  await open(`/screens/main/activity/index?id=${id}`)
  await page.getByRole('button', { name: '以队伍报名' }).click()
  for (let n = 0; n < seats; n++) await page.locator(`#seats-${positionId}-more`).click()
}

/** A team led by 胡示范, made by a call. */
export async function teamOfHu(
  origin: string,
  { id, positionId, version }: Awaited<ReturnType<typeof publishVisit>>,
  seats: (string | null)[],
): Promise<TeamView> {
  const ask = <T>(path: string, input: unknown) => call<T>(origin, path, input, { 'x-demo-persona': 'minge' })
  const parts = [{ positionId, seats }]
  const input = { requestId: randomUUID(), teamId: randomUUID(), activityId: id, version, organisationId: 'minge', parts }
  const answer = await ask<CreateTeamAnswer>('teams.create', input)
  if (!answer.ok) throw new Error(answer.reason)
  return ask<TeamView>('teams.get', { teamId: answer.teamId })
}

/** Name field of a seat, counted from 1. */
export const nameAt = ({ page }: Visitor, at: number) => page.getByLabel(`秩序引导第 ${at} 位的姓名`)

/** A new visitor on another phone, with a profile as a member of 民革. */
export async function aNewcomer(world: World, name: string): Promise<Visitor> {
  const device = randomUUID()
  const profile = {
    name,
    phone: '13800000066',
    organisationIds: ['minge'],
    skillIds: [],
    agreesToPersonalData: true,
    agreesToMembership: true,
  }
  await call(world.server.origin, 'profile.save', profile, { 'x-demo-persona': 'resident', 'x-device': device })
  return world.visitor({ as: '居民', device })
}

export const writeName = (visitor: Visitor, at: number, name: string): Promise<void> => write(nameAt(visitor, at), name)

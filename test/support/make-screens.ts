/** `npm run screens`: makes the README's picture of screens from the running program. The machine needs a Chinese font. */
import { mkdirSync } from 'node:fs'
import type { ActivityCard } from '../../src/contract/activities/activities'
import type { Page } from '../../src/contract/common'
import type { OwnSignUpView } from '../../src/contract/sign-ups'
import { type Visitor, openWorld } from './browser'
import { call } from './server'
import setup from './setup/h5'
import teardown from './setup/teardown'

const WIDTH = 390
const HEIGHT = 844
/** Width of one screen in the strip. */
const SHOWN = 240

async function shoot({ page, open }: Visitor, path: string): Promise<string> {
  await open(path)
  await page.waitForLoadState('networkidle')
  // The framework slides pages in, and a screenshot has to wait for the end of the animation.
  await page.waitForTimeout(1_000)
  return `data:image/png;base64,${(await page.screenshot()).toString('base64')}`
}

async function makeScreens(): Promise<void> {
  await setup()
  const world = await openWorld()
  try {
    const { origin } = world.server
    const { items } = await call<Page<ActivityCard>>(origin, 'activities.list', {})
    const coming = items.find(({ title }) => title.startsWith('健康驿站义诊')) ?? items[1]
    const [running] = items
    const [own] = await call<OwnSignUpView[]>(origin, 'signUps.mine', undefined, { 'x-demo-persona': 'doctor' })

    const volunteer = await world.visitor({ width: WIDTH, height: HEIGHT })
    const shots = [
      await shoot(volunteer, '/screens/main/activities/index'),
      await shoot(volunteer, `/screens/main/activity/index?id=${coming?.id}`),
    ]
    await volunteer.become('陈样例')
    shots.push(await shoot(volunteer, `/screens/main/ticket/index?id=${own?.id}`))
    const organiser = await world.visitor({ width: WIDTH, height: HEIGHT, as: '林演示' })
    shots.push(
      await shoot(organiser, `/screens/day/on-site/index?id=${running?.id}`),
      await shoot(organiser, '/screens/organiser/desk/index'),
    )

    const { page } = volunteer
    await page.setViewportSize({ width: shots.length * (SHOWN + 16) + 16, height: Math.round((SHOWN * HEIGHT) / WIDTH) + 32 })
    const images = shots.map((shot) => `<img src="${shot}" width="${SHOWN}" style="border-radius:14px;border:1px solid #ddd6cc">`)
    await page.setContent(`<body style="margin:16px;display:flex;gap:16px;background:#fff">${images.join('')}</body>`)
    mkdirSync('.github', { recursive: true })
    await page.screenshot({ path: '.github/screens.png' })
  } finally {
    await world.close()
    await teardown()
  }
}

void makeScreens()

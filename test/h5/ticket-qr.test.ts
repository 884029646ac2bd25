/** The ticket's code on the screen of a phone 390 px wide, read by an independent decoder. */
import type { OwnSignUpView } from '../../src/contract/sign-ups'
import { readTicket } from '../../src/domain/attendance/ticket'
import { venueCode } from '../../src/domain/attendance/venue-code'
import { qrImage } from '../../src/components/qr-image'
import { type Visitor, type World, openWorld } from '../support/browser'
import { call } from '../support/server'
import { decoded, seen } from './qr-decoder'

/** Modules of the picture: 29 of the code, and four white ones on each side. */
const MODULES = 37

let world: World
let volunteer: Visitor
let text: string
/** Width of a module on the screen, px. */
let pitch: number
beforeAll(async () => {
  world = await openWorld()
  const own = await call<OwnSignUpView[]>(world.server.origin, 'signUps.mine', undefined, { 'x-demo-persona': 'doctor' })
  const signUp = own.find(({ status, activity }) => status === 'confirmed' && activity.startsAt > Date.now())
  text = signUp?.ticket?.text ?? ''
  volunteer = await world.visitor({ as: '陈样例' })
  await volunteer.open(`/screens/main/ticket/index?id=${signUp?.id ?? ''}`)
  const box = await picture().boundingBox()
  pitch = (box?.width ?? 0) / MODULES
}, 120_000)
afterAll(() => world.close())

const picture = () => volunteer.page.getByAltText('签到二维码')
const screenshot = () => volunteer.page.screenshot({ animations: 'disabled' })

test('the code on the screen is the ticket that the server made', async () => {
  expect(text).toHaveLength(59)
  expect(await decoded(await screenshot())).toEqual([text])
  expect(readTicket('00'.repeat(32), '00000000-0000-4000-8000-000000000000', text)).toMatchObject({ reason: 'ticket-foreign' })
})

/**
 * Camera defects: blur as a standard deviation in module widths (at 0.4 the blur of one edge reaches the next edge), and scale of the
 * picture.
 */
const SIGHTS = [
  ['as it is', { modules: 0, scale: 1 }],
  ['out of focus by four tenths of a module', { modules: 0.4, scale: 1 }],
  ['at half its size', { modules: 0, scale: 0.5 }],
  ['at half its size and out of focus by four tenths of a module', { modules: 0.4, scale: 0.5 }],
] as const

test.each(SIGHTS)("the ticket's code is decoded %s", async (_why, { modules, scale }) => {
  expect(pitch).toBeGreaterThan(6)
  const image = await seen(volunteer.page, await screenshot(), { blur: modules * pitch, scale })
  expect(await decoded(image)).toEqual([text])
})

test('a code out of focus by a whole module is not decoded, which shows that the decoder reads the picture', async () => {
  expect(await decoded(await seen(volunteer.page, await screenshot(), { blur: pitch }))).toEqual([])
})

/** A screenshot with a style that damages the drawing and is removed afterwards. */
const withStyle = async (css: string) => {
  const style = await volunteer.page.addStyleTag({ content: css })
  const png = await screenshot()
  await style.evaluate((element) => (element as HTMLStyleElement).remove())
  return png
}

test.each([
  ['too pale', '.ticket-qr { opacity: 0.03 }'],
  ['without white around it, on a dark ground', '.ticket-code { background: #000 } .ticket-qr { mix-blend-mode: multiply }'],
  ['cut off at a corner', '.ticket-qr { clip-path: inset(0 0 0 36%) }'],
])('a code that is drawn %s is not decoded, which shows that the test can fail', async (_why, css) => {
  expect(await decoded(await withStyle(css))).toEqual([])
  expect(await decoded(await screenshot())).toEqual([text])
})

/** The venue's code is drawn in the same way: 25 modules of the code, and four white ones on each side. */
test.each(SIGHTS)("the venue's code is decoded %s", async (_why, { modules, scale }) => {
  const { text: code } = venueCode('a1'.repeat(32), '3b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e', Date.now())
  const page = await volunteer.context.newPage()
  await page.setContent(`<body style="background: #F6F3EE"><img width="264" height="264" src="${qrImage(code)}"></body>`)
  const image = await seen(page, await page.screenshot(), { blur: (modules * 264) / 33, scale })
  await page.close()
  expect(await decoded(image)).toEqual([code])
})

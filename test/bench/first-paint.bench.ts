/** Bytes sent from script to screen until a list of twenty is shown, in the built mini-program. */
import { writeFileSync } from 'node:fs'
import { anActivity, anOrganiser, nineInTheMorning } from '../support/cloud-base'
import { startCloud } from '../support/cloud-emulator'
import { createHost } from '../support/weapp-host/host'

const CARDS = 20

test('the first paint of the list is measured', async () => {
  const cloud = startCloud()
  const organiser = await anOrganiser(cloud)
  for (let n = 0; n < CARDS; n++) await anActivity(cloud, organiser, { title: `送医送药第${n}站`, startsAt: nineInTheMorning(8 + n) })
  const host = createHost({ cloud })
  await host.launch()
  await host.until(() => host.all({ className: 'activity-card' }).length === CARDS)
  // Each setData is sent separately, and the largest one delays the screen most.
  const largest = Math.max(...host.paints.map(({ bytes }) => bytes))
  writeFileSync(process.env['BENCH_RESULT'] ?? '', String(largest / 1024))
  host.close()
  cloud.stop()
})

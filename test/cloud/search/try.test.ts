import { instantAt } from '../../../src/domain/calendar/calendar'
import { seedDemo } from '../../../src/cloud/demo/seed'
import { openOnServer } from '../../support/databases'
import { testBase } from '../../support/base'
import { readFileSync, writeFileSync } from 'node:fs'
test('try', async () => {
  const connection = await openOnServer('empty')
  const now = instantAt('2026-12-01', '10:00')
  const t0 = performance.now()
  await seedDemo(connection.db, now)
  const base = testBase(connection)
  let out = `seed ${performance.now() - t0}\n`
  const all = await base.as(null, now).activities.list({ limit: 50 })
  out +=
    all.items.map((c) => `${new Date(c.startsAt + 288e5).toISOString().slice(0, 16)} ${c.town?.name} ${c.title} ${c.status}`).join('\n') +
    '\n\n'
  for (const text of readFileSync('/tmp/typed.txt', 'utf8').trim().split('\n')) {
    const t = performance.now()
    const { items } = await base.as(null, now).activities.list({ text, limit: 4 })
    out += `${text}\t${Math.round(performance.now() - t)}ms\t${items.map((c) => `${new Date(c.startsAt + 288e5).toISOString().slice(5, 13)}${c.title}@${c.town?.name}`).join(' | ')}\n`
  }
  writeFileSync('/tmp/tried.txt', out)
  await base.close()
})

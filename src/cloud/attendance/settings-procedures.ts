/** Settings of the base. They stand with attendance, since its visits to come are derived again after a change. */
import { type SetServiceBeginsAnswer, type SettingsView, serviceBeginsInput } from '../../contract/attendance/settings'
import { beginsFor } from '../../domain/attendance/served'
import { day, instantAt, dayOf } from '../../domain/calendar/calendar'
import { lockActivity } from '../db/activities/activity-facts'
import { attendedFrom } from '../db/attendance/attendances'
import { recordAudit } from '../db/audit/recording'
import { serviceBegins, setServiceBegins } from '../db/vocabulary/vocabulary'
import { administrator, router } from '../rpc/access'
import { once } from '../rpc/once'
import { deriveAttendances } from './derive'

export const settingsRouter = router({
  get: administrator.query(async ({ ctx }): Promise<SettingsView> => {
    const settings = await serviceBegins(ctx.db)
    const begins = beginsFor({ startsAt: ctx.now }, settings)
    const last = settings.at(-1)
    return { begins, next: last && last.since > ctx.now && last.begins !== begins ? last : null }
  }),

  /** Holds for visits from tomorrow on, so that no record of a past visit changes. */
  setServiceBegins: administrator.input(serviceBeginsInput).mutation(({ ctx, input }): Promise<SetServiceBeginsAnswer> =>
    once(ctx, 'settings.setServiceBegins', input, async (tx) => {
      const { begins } = input
      const since = instantAt(dayOf(ctx.now + day), '00:00')
      await setServiceBegins(tx, begins, since)
      const details = { setting: 'service-begins', value: begins, since }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'setting.changed', details }, ctx.now)
      // People may have been ticked for a visit to come.
      for (const id of await attendedFrom(tx, since)) {
        const activity = await lockActivity(tx, id, 'marks')
        if (activity) await deriveAttendances(tx, activity)
      }
      return { ok: true, since }
    }),
  ),
})

/** The administrator's list of a year's public holidays. */
import { type HolidaysView, type SaveHolidaysAnswer, holidaysInput, saveHolidaysInput } from '../../contract/calendar'
import { isOfArrangement } from '../../domain/calendar/holiday-list'
import { refuse } from '../../domain/decision'
import { recordAudit } from '../db/audit/recording'
import { holidaysVersion, replaceHolidays } from '../db/calendar'
import { administrator, router } from '../rpc/access'
import { once } from '../rpc/once'
import { holidaysOf } from './holidays'

export const holidaysRouter = router({
  get: administrator.input(holidaysInput).query(async ({ ctx, input: { year } }): Promise<HolidaysView> => ({
    year,
    version: await holidaysVersion(ctx.db, year),
    ...(await holidaysOf(ctx.db, year)),
  })),

  /** Deadlines are counted at reading, so a change holds at once and moves nothing that is stored. */
  save: administrator.input(saveHolidaysInput).mutation(({ ctx, input }): Promise<SaveHolidaysAnswer> =>
    once(ctx, 'holidays.save', input, async (tx) => {
      const { year, version, days } = input
      const wrong = days.find(({ date }, at) => !isOfArrangement(date, year) || days.findIndex((one) => one.date === date) !== at)
      if (wrong) return refuse('holiday-wrong', wrong.date)
      if (!(await replaceHolidays(tx, year, version, days))) return refuse('holidays-changed-meanwhile')
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'holidays.saved', details: { year, days: days.length } }, ctx.now)
      return { ok: true }
    }),
  ),
})

import { View } from '@tarojs/components'
import { useState } from 'react'
import { lunarDayName } from '../../../domain/calendar/lunar'
import { type WeekdayNumber, marketDays } from '../../../domain/series/series-rule'
import { Button } from '../../../components/button'
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { SelectBox } from '../../../components/select-box'
import { FIGURES, MONTHS, NTHS, WEEKDAYS, WEEKS } from '../rule-words'
import type { SeriesForm } from './series-form'

export interface PartProps {
  form: SeriesForm
  onChange: (part: Partial<SeriesForm>) => void
}

const KINDS = [
  { id: 'lunar-days', name: '农历赶集日' },
  { id: 'month-weekday', name: '每月第几个星期几' },
  { id: 'month-dates', name: '每月几号' },
  { id: 'weekdays', name: '每周' },
]

/** Choice of the rule for the days. */
export function Rule(props: PartProps) {
  const { form, onChange } = props
  return (
    <View className="new-series-block">
      <Section title="怎么重复">
        <ChipList
          id="rule"
          label="怎么重复"
          choices={KINDS}
          chosen={[form.kind]}
          onChange={([kind]) => onChange({ kind: kind as SeriesForm['kind'], skipDates: [] })}
        />
        <View className="new-series-rule">
          {form.kind === 'lunar-days' ? <LunarDays {...props} /> : null}
          {form.kind === 'month-dates' ? <MonthDates {...props} /> : null}
          {form.kind === 'month-weekday' ? <MonthWeekday {...props} /> : null}
          {form.kind === 'weekdays' ? <Weekdays {...props} /> : null}
        </View>
      </Section>
    </View>
  )
}

/** Choice of market days by their last digit (逢一), or of single lunar days. */
function LunarDays({ form, onChange }: PartProps) {
  const [isSingle, setIsSingle] = useState(false)
  const chosen = FIGURES.filter(({ figure }) => marketDays([figure]).every((lunarDay) => form.lunarDays.includes(lunarDay)))
  const set = (figures: string[]) => {
    const before = marketDays(chosen.map(({ figure }) => figure))
    const single = form.lunarDays.filter((lunarDay) => !before.includes(lunarDay))
    onChange({ lunarDays: [...new Set([...marketDays(figures.map(Number)), ...single])], skipDates: [] })
  }
  return (
    <>
      <Field label="农历逢几" hint="逢一就是初一、十一、廿一。闰月也算；小月没有三十，那个月就少一场。">
        <ChipList
          id="figure"
          label="农历逢几"
          isMultiple
          choices={FIGURES.map(({ figure, name }) => ({ id: String(figure), name }))}
          chosen={chosen.map(({ figure }) => String(figure))}
          onChange={set}
        />
      </Field>
      {isSingle ? (
        <Field label="农历的日子">
          <ChipList
            id="lunar-day"
            label="农历的日子"
            isMultiple
            choices={Array.from({ length: 30 }, (_, index) => ({ id: String(index + 1), name: lunarDayName(index + 1) }))}
            chosen={form.lunarDays.map(String)}
            onChange={(days) => onChange({ lunarDays: days.map(Number), skipDates: [] })}
          />
        </Field>
      ) : (
        <Button id="single-days" kind="quiet" isSmall onTap={() => setIsSingle(true)}>
          一天一天地选
        </Button>
      )}
    </>
  )
}

const EveryMonths = ({ form, onChange }: PartProps) => (
  <Field label="隔多久">
    <SelectBox
      id="every-months"
      label="隔多久"
      options={MONTHS.map(({ every, name }) => ({ id: String(every), name }))}
      value={String(form.everyMonths)}
      onChange={(every) => onChange({ everyMonths: Number(every), skipDates: [] })}
    />
  </Field>
)

const MonthDates = (props: PartProps) => (
  <>
    <EveryMonths {...props} />
    <Field label="几号" hint="有的月没有 29、30、31 日，那个月就不办，不往前后挪。">
      <ChipList
        id="date"
        label="几号"
        isMultiple
        choices={Array.from({ length: 31 }, (_, index) => ({ id: String(index + 1), name: String(index + 1) }))}
        chosen={props.form.dates.map(String)}
        onChange={(dates) => props.onChange({ dates: dates.map(Number), skipDates: [] })}
      />
    </Field>
  </>
)

const MonthWeekday = (props: PartProps) => (
  <>
    <EveryMonths {...props} />
    <View className="new-series-pair">
      <View className="new-series-pair-cell">
        <Field label="第几个">
          <SelectBox
            id="nth"
            label="第几个"
            options={NTHS.map(({ id, name }) => ({ id: String(id), name }))}
            value={String(props.form.nth)}
            onChange={(nth) => props.onChange({ nth: nth === 'last' ? nth : (Number(nth) as 1 | 2 | 3 | 4), skipDates: [] })}
          />
        </Field>
      </View>
      <View className="new-series-pair-cell">
        <Field label="星期几">
          <SelectBox
            id="weekday"
            label="星期几"
            options={WEEKDAYS.map(({ id, name }) => ({ id: String(id), name }))}
            value={String(props.form.weekday)}
            onChange={(weekday) => props.onChange({ weekday: Number(weekday) as WeekdayNumber, skipDates: [] })}
          />
        </Field>
      </View>
    </View>
  </>
)

const Weekdays = ({ form, onChange }: PartProps) => (
  <>
    <Field label="隔多久">
      <SelectBox
        id="every-weeks"
        label="隔多久"
        options={WEEKS.map(({ every, name }) => ({ id: String(every), name }))}
        value={String(form.everyWeeks)}
        onChange={(every) => onChange({ everyWeeks: Number(every), skipDates: [] })}
      />
    </Field>
    <Field label="星期几">
      <ChipList
        id="weekdays"
        label="星期几"
        isMultiple
        choices={WEEKDAYS.map(({ id, name }) => ({ id: String(id), name }))}
        chosen={form.weekdays.map(String)}
        onChange={(weekdays) => onChange({ weekdays: weekdays.map((one) => Number(one) as WeekdayNumber), skipDates: [] })}
      />
    </Field>
  </>
)

import { View } from '@tarojs/components'
import { MOST_OCCURRENCES } from '../../../domain/series/series'
import { ChipList } from '../../../components/choice-list'
import { DateInput } from '../../../components/date-input'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import type { PartProps } from './rule'

const ENDS = [
  { id: 'count', name: '办几场' },
  { id: 'until', name: '到哪天' },
]

/** Fields for the first day, and for the number of visits or the last day. */
export const Span = ({ form, onChange }: PartProps) => (
  <View className="new-series-block">
    <Section title="办多久">
      <View className="new-series-pair">
        <View className="new-series-pair-cell">
          <Field label="从哪天起">
            <DateInput
              id="series-from"
              kind="date"
              label="从哪天起"
              value={form.from}
              onChange={(from) => onChange({ from, skipDates: [] })}
            />
          </Field>
        </View>
        <View className="new-series-pair-cell">
          {form.endKind === 'count' ? (
            <Field label="办几场">
              <TextInput
                id="series-count"
                kind="number"
                label={`办几场，最多 ${MOST_OCCURRENCES} 场`}
                value={form.count}
                onChange={(count) => onChange({ count })}
                maxLength={6}
              />
            </Field>
          ) : (
            <Field label="到哪天为止">
              <DateInput id="series-until" kind="date" label="到哪天为止" value={form.until} onChange={(until) => onChange({ until })} />
            </Field>
          )}
        </View>
      </View>
      <ChipList
        id="series-end"
        label="按什么结束"
        choices={ENDS}
        chosen={[form.endKind]}
        onChange={([kind]) => onChange({ endKind: kind === 'until' ? 'until' : 'count' })}
      />
      <View className="new-series-holidays">
        <ChipList
          id="series-skip"
          label="节假日"
          isMultiple
          choices={[{ id: 'holidays', name: '避开法定节假日' }]}
          chosen={form.skipHolidays ? ['holidays'] : []}
          onChange={(chosen) => onChange({ skipHolidays: chosen.length > 0 })}
        />
      </View>
    </Section>
  </View>
)

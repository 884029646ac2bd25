import { View } from '@tarojs/components'
import { randomId } from '../../../client/phone/device'
import type { ServiceRow } from '../../../client/activities/plan-form'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Section } from '../../../components/section'
import { SelectBox } from '../../../components/select-box'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'
import { type QuestionProps, errorAt, questionId, rowId } from './questions'

/** Units offered for counting a service, besides 不统计 for no count. */
const UNITS = ['人次', '份', '幅', '户', '件', '元']
const MOST_SERVICES = 20

/** Services of the visit. */
export function Services(props: QuestionProps) {
  const { form, onChange } = props
  const rows = form.services
  const set = (services: ServiceRow[]) => onChange({ services })
  return (
    <Section title="服务内容">
      <Field
        id={questionId('services')}
        label="服务项目"
        hint="写村民听得懂的话：写春联、量血压、法律咨询。"
        error={errorAt(props, 'services')}
      >
        {rows.map((row, i) => (
          <Row
            key={row.id}
            row={row}
            at={i}
            error={errorAt(props, 'services', row.id)}
            onChange={(part) => set(rows.map((other) => (other.id === row.id ? { ...other, ...part } : other)))}
            onRemove={() => set(rows.filter((other) => other.id !== row.id))}
          />
        ))}
        {rows.length < MOST_SERVICES ? (
          <Button
            id="add-service"
            kind="quiet"
            icon="plus"
            onTap={() => set([...rows, { id: randomId(), name: '', unit: UNITS[0] ?? '' }])}
          >
            加一项服务
          </Button>
        ) : null}
      </Field>
    </Section>
  )
}

interface RowProps {
  row: ServiceRow
  at: number
  error: string | null
  onChange: (part: Partial<ServiceRow>) => void
  onRemove: () => void
}

function Row({ row, at, error, onChange, onRemove }: RowProps) {
  const units = UNITS.includes(row.unit) || row.unit === '' ? UNITS : [row.unit, ...UNITS]
  return (
    <View id={rowId(row.id)} className="publish-row">
      <View className="publish-row-fields">
        <View className="publish-row-name">
          <TextInput
            id={`service-name-${at}`}
            label={`第 ${at + 1} 项服务`}
            placeholder="服务名称"
            value={row.name}
            onChange={(name) => onChange({ name })}
            maxLength={30}
            isInvalid={error !== null}
          />
        </View>
        <View className="publish-row-unit">
          <SelectBox
            id={`service-unit-${at}`}
            label={`第 ${at + 1} 项服务按什么统计`}
            options={[...units.map((unit) => ({ id: unit, name: unit })), { id: '', name: '不统计' }]}
            value={row.unit}
            onChange={(unit) => onChange({ unit })}
          />
        </View>
        <View className="publish-row-remove">
          <Tap id={`service-remove-${at}`} className="publish-remove" label={`删掉第 ${at + 1} 项服务`} onTap={onRemove}>
            <Icon name="close" />
          </Tap>
        </View>
      </View>
      {error ? (
        <View className="field-error small" role="alert">
          {error}
        </View>
      ) : null}
    </View>
  )
}

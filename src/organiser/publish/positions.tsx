import { View } from '@tarojs/components'
import { randomId } from '../../client/device'
import type { PositionRow } from '../../client/plan-form'
import type { Vocabulary } from '../../contract/activities'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { Icon } from '../../components/icon'
import { Section } from '../../components/section'
import { SelectBox } from '../../components/select-box'
import { Tap } from '../../components/tap'
import { TextInput } from '../../components/text-input'
import { type QuestionProps, errorAt, questionId } from './questions'
import { Stepper } from './stepper'

const MOST_POSITIONS = 20
const USUAL_CAPACITY = '4'

/** Whom the visit needs. */
export function Positions(props: QuestionProps) {
  const { form, onChange, vocabulary } = props
  const rows = form.positions
  const set = (positions: PositionRow[]) => onChange({ positions })
  return (
    <Section title="需要哪些志愿者">
      <Field id={questionId('positions')} label="志愿岗位" hint="志愿者按岗位报名。" error={errorAt(props, 'positions')}>
        {rows.map((row, i) => (
          <Row
            key={row.id}
            row={row}
            at={i}
            skills={vocabulary.skills}
            error={errorAt(props, 'positions', row.id)}
            onChange={(part) => set(rows.map((other) => (other.id === row.id ? { ...other, ...part } : other)))}
            onRemove={() => set(rows.filter((other) => other.id !== row.id))}
          />
        ))}
        {rows.length < MOST_POSITIONS ? (
          <Button
            id="add-position"
            kind="quiet"
            icon="plus"
            onTap={() => set([...rows, { id: randomId(), name: '', capacity: USUAL_CAPACITY, skillId: '' }])}
          >
            加一个岗位
          </Button>
        ) : null}
      </Field>
    </Section>
  )
}

interface RowProps {
  row: PositionRow
  at: number
  skills: Vocabulary['skills']
  error: string | null
  onChange: (part: Partial<PositionRow>) => void
  onRemove: () => void
}

function Row(props: RowProps) {
  const { row, at, error, onChange, onRemove } = props
  return (
    <View className="plan-row plan-position">
      <View className="plan-row-fields">
        <View className="plan-row-name">
          <TextInput
            id={`position-name-${at}`}
            label={wordsFor(at)}
            placeholder="岗位名称，例如：秩序引导"
            value={row.name}
            onChange={(name) => onChange({ name })}
            maxLength={20}
            isInvalid={error !== null}
          />
        </View>
        <View className="plan-row-remove">
          <Tap id={`position-remove-${at}`} className="plan-remove" label={`删掉${wordsFor(at)}`} onTap={onRemove}>
            <Icon name="close" />
          </Tap>
        </View>
      </View>
      <Needs {...props} />
      {error ? (
        <View className="field-error small" role="alert">
          {error}
        </View>
      ) : null}
    </View>
  )
}

const wordsFor = (at: number): string => `第 ${at + 1} 个岗位`

/** How many, and who may. */
function Needs({ row, at, skills, onChange }: RowProps) {
  const options = [
    { id: '', name: '不限专长' },
    ...skills.map(({ id, name, needsVerification }) => ({ id, name: needsVerification ? `须${name}（经核实）` : `须${name}` })),
  ]
  return (
    <View className="plan-position-more">
      <View className="plan-position-seats">
        <Stepper
          id={`position-capacity-${at}`}
          label={`${wordsFor(at)}要几个人`}
          value={row.capacity}
          onChange={(capacity) => onChange({ capacity })}
        />
      </View>
      <View className="plan-position-skill">
        <SelectBox
          id={`position-skill-${at}`}
          label={`${wordsFor(at)}要的专长`}
          options={options}
          value={row.skillId}
          onChange={(skillId) => onChange({ skillId })}
        />
      </View>
    </View>
  )
}

import { View } from '@tarojs/components'
import { type PositionRow as Row, isWrongCapacity } from '../../../client/activities/plan-form'
import { Icon } from '../../../components/icon'
import { SelectBox } from '../../../components/select-box'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'
import { offered } from '../../../domain/vocabulary/lists'
import { Stepper } from '../../../components/stepper'
import { type QuestionProps, errorAt, rowId } from './questions'
import { Quotas } from './quotas'
import { isAboutQuota, problemText } from './texts'

interface PositionRowProps {
  questions: QuestionProps
  row: Row
  at: number
  onChange: (part: Partial<Row>) => void
  onRemove: () => void
}

/** A position: name, capacity, required skill and quotas. */
export function PositionRow(props: PositionRowProps) {
  const { questions, row, at, onChange, onRemove } = props
  // An impossible number is reported at once, since more typing cannot correct it.
  const early = isWrongCapacity(row.capacity) ? problemText({ field: 'positions', reason: 'position-capacity' }, questions.now) : null
  const error = errorAt(questions, 'positions', row.id, (problem) => !isAboutQuota(problem)) ?? early
  return (
    <View id={rowId(row.id)} className="publish-row publish-position">
      <View className="publish-row-fields">
        <View className="publish-row-name">
          <TextInput
            id={`position-name-${at}`}
            label={wordsFor(at)}
            placeholder="岗位名称，例如：秩序引导"
            value={row.name}
            onChange={(name) => onChange({ name })}
            maxLength={20}
            isInvalid={error !== null && !isWrongCapacity(row.capacity)}
          />
        </View>
        <View className="publish-row-remove">
          <Tap id={`position-remove-${at}`} className="publish-remove" label={`删掉${wordsFor(at)}`} onTap={onRemove}>
            <Icon name="close" />
          </Tap>
        </View>
      </View>
      <Needs {...props} />
      <Wrong words={error} />
      <Quotas
        form={questions.form}
        vocabulary={questions.vocabulary}
        now={questions.now}
        at={at}
        rows={row.quotas}
        onChange={(quotas) => onChange({ quotas })}
      />
      <Wrong words={errorAt(questions, 'positions', row.id, isAboutQuota)} />
    </View>
  )
}

const Wrong = ({ words }: { words: string | null }) =>
  words === null ? null : (
    <View className="field-error small" role="alert">
      {words}
    </View>
  )

const wordsFor = (at: number): string => `第 ${at + 1} 个岗位`

/** Capacity and required skill. */
function Needs({ row, at, questions, onChange }: PositionRowProps) {
  const options = [
    { id: '', name: '不限专长' },
    ...offered(questions.vocabulary.skills, row.skillId).map(({ id, name, needsVerification }) => ({
      id,
      name: needsVerification ? `须${name}（经核实）` : `须${name}`,
    })),
  ]
  return (
    <View className="publish-position-more">
      <View className="publish-position-seats">
        <Stepper
          id={`position-capacity-${at}`}
          label={`${wordsFor(at)}要几个人`}
          value={row.capacity}
          onChange={(capacity) => onChange({ capacity })}
          isInvalid={isWrongCapacity(row.capacity)}
        />
      </View>
      <View className="publish-position-skill">
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

import { View } from '@tarojs/components'
import { type ComesBy, type Contact, type InRain, LONGEST_CONTACT_NAME, LONGEST_WAY } from '../../../domain/activities/coming'
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { TextInput } from '../../../components/text-input'
import { LocationField } from './location-field'
import { type QuestionProps, errorAt, questionId } from './questions'

type MoreProps = QuestionProps & {
  /** Number that residents will call as the form stands; null for none. */
  contact: Contact | null
}

/** The answers that most visits leave as they are. Those about the place may stay unsaid. */
export const ComingMore = (props: MoreProps) => (
  <View id="coming-more">
    <Choices {...props} field="comesBy" label="来之前要不要打电话" part="comesBy" choices={COMES_BY} />
    <ContactFields {...props} />
    <GettingThere {...props} />
    <LocationField {...props} />
    <Choices {...props} field="indoors" label="室内还是露天" part="isIndoors" choices={INDOORS} />
    <Choices {...props} field="stepFree" label="轮椅进得去吗" part="isStepFree" choices={STEP_FREE} />
    <Choices {...props} field="rain" label="下雨怎么办" part="inRain" choices={RAIN} />
  </View>
)

interface Option<Value> {
  id: string
  name: string
  value: Value
}

const COMES_BY: readonly Option<ComesBy>[] = [
  { id: 'just-come', name: '直接来', value: 'just-come' },
  { id: 'call-first', name: '先打电话', value: 'call-first' },
]
const UNSAID = { id: 'unsaid', name: '不写', value: null }
const INDOORS: readonly Option<boolean | null>[] = [
  { id: 'indoors', name: '室内', value: true },
  { id: 'outdoors', name: '露天', value: false },
  UNSAID,
]
const STEP_FREE: readonly Option<boolean | null>[] = [
  { id: 'step-free', name: '进得去', value: true },
  { id: 'steps', name: '有台阶，进不去', value: false },
  UNSAID,
]
const RAIN: readonly Option<InRain | null>[] = [
  { id: 'goes-on', name: '照常', value: 'goes-on' },
  { id: 'moves-indoors', name: '改到室内', value: 'moves-indoors' },
  { id: 'put-off', name: '改期', value: 'put-off' },
  UNSAID,
]

interface ChoicesProps extends QuestionProps {
  field: 'comesBy' | 'indoors' | 'stepFree' | 'rain'
  part: 'comesBy' | 'isIndoors' | 'isStepFree' | 'inRain'
  label: string
  choices: readonly Option<unknown>[]
}

function Choices({ form, onChange, field, part, label, choices }: ChoicesProps) {
  return (
    <Field id={questionId(field)} label={label}>
      <ChipList
        id={`plan-${field}`}
        label={label}
        choices={choices}
        chosen={choices.filter(({ value }) => value === form[part]).map(({ id }) => id)}
        onChange={([chosen]) => onChange({ [part]: choices.find(({ id }) => id === chosen)?.value })}
      />
    </Field>
  )
}

function ContactFields(props: MoreProps) {
  const { form, onChange, contact } = props
  const error = errorAt(props, 'contact')
  const isOwn = form.contactPhone.trim() !== ''
  return (
    <Field id={questionId('contact')} label="打电话问谁" hint={isOwn ? '这个电话会公开显示。' : contactHint(contact)} error={error}>
      <View className="publish-pair">
        <View className="publish-pair-cell">
          <TextInput
            id="plan-contact-name"
            label="联系人"
            placeholder="联系人，可以不写"
            value={form.contactName}
            onChange={(contactName) => onChange({ contactName })}
            maxLength={LONGEST_CONTACT_NAME}
            isInvalid={error !== null}
          />
        </View>
        <View className="publish-pair-cell">
          <TextInput
            id="plan-contact-phone"
            label="联系电话"
            placeholder="电话，座机带区号"
            value={form.contactPhone}
            onChange={(contactPhone) => onChange({ contactPhone })}
            maxLength={LONGEST_TYPED_PHONE}
            isInvalid={error !== null}
          />
        </View>
      </View>
    </Field>
  )
}

/** Characters of a phone as typed, with blanks and hyphens. */
const LONGEST_TYPED_PHONE = 30

/** Number that residents see while the visit has none of its own. */
const contactHint = (contact: Contact | null): string =>
  contact ? `不写就显示${contact.name}的电话 ${contact.phone}。` : '不写的话，村民没有电话可打：主办组织和基地都没有留电话。'

function GettingThere(props: QuestionProps) {
  const { form, onChange } = props
  const error = errorAt(props, 'gettingThere')
  return (
    <Field id={questionId('gettingThere')} label="怎么来" hint="坐几路车、在哪里停车、最后几步怎么走。" error={error}>
      <TextInput
        id="plan-getting-there"
        label="怎么来"
        placeholder="例如：坐 12 路到卫生院站，门口能停车"
        value={form.gettingThere}
        onChange={(gettingThere) => onChange({ gettingThere })}
        maxLength={LONGEST_WAY}
        isInvalid={error !== null}
      />
    </Field>
  )
}

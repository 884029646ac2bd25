import { View } from '@tarojs/components'
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Section } from '../../../components/section'
import { SelectBox } from '../../../components/select-box'
import { Tap } from '../../../components/tap'
import { FEW, MERGED_AWAY, OrganisationPicker } from './organisation-picker'
import { type QuestionProps, errorAt, questionId } from './questions'

/** Lead organisation and partners. */
export const Hosts = (props: QuestionProps) => (
  <Section title="主办和协办">
    <Lead {...props} />
    <Partners {...props} />
  </Section>
)

/** The lead organisation. There is no choice if the organiser acts for one organisation only. */
function Lead(props: QuestionProps) {
  const { form, onChange, session, vocabulary } = props
  const current = vocabulary.organisations.find(({ id }) => id === form.leadId)
  const isForeign = current && !session.organises.some(({ id }) => id === current.id)
  const leads = isForeign ? [current, ...session.organises] : session.organises
  const [only] = leads
  return (
    <Field id={questionId('lead')} label="主办组织" error={errorAt(props, 'lead')}>
      {leads.length === 1 && only?.id === form.leadId ? (
        <View id="plan-lead" className="publish-lead">
          {only.name}
        </View>
      ) : (
        <SelectBox
          id="plan-lead"
          label="主办组织"
          options={form.leadId ? leads : [{ id: '', name: '请选择' }, ...leads]}
          value={form.leadId}
          onChange={(leadId) => onChange({ leadId })}
        />
      )}
    </Field>
  )
}

function Partners(props: QuestionProps) {
  const { form, onChange, vocabulary } = props
  const others = vocabulary.organisations.filter(({ id }) => id !== form.leadId)
  const chosen = form.partnerIds.filter((id) => id !== form.leadId)
  // Organisations that were merged into others stay visible, so that they can be removed from the form.
  const gone = chosen.filter((id) => !others.some((other) => other.id === id)).map((id) => ({ id, name: MERGED_AWAY }))
  const error = errorAt(props, 'partners')
  const set = (partnerIds: string[]) => onChange({ partnerIds })
  if (others.length <= FEW) {
    return (
      <Field id={questionId('partners')} label="协办单位" hint="可以不选。" error={error}>
        <ChipList id="partner" label="协办单位" isMultiple choices={[...others, ...gone]} chosen={chosen} onChange={set} />
      </Field>
    )
  }
  return (
    <Field id={questionId('partners')} label="协办单位" hint="写几个字来找，可以不选。" error={error}>
      {chosen.map((id) => (
        <Chosen
          key={id}
          id={id}
          name={others.find((other) => other.id === id)?.name ?? MERGED_AWAY}
          onRemove={() => set(chosen.filter((other) => other !== id))}
        />
      ))}
      <OrganisationPicker
        id="partner"
        label="找协办单位"
        among={others.filter(({ id }) => !chosen.includes(id))}
        onPick={(id) => set([...chosen, id])}
      />
    </Field>
  )
}

const Chosen = ({ id, name, onRemove }: { id: string; name: string; onRemove: () => void }) => (
  <View className="publish-partner">
    <View className="publish-partner-name">{name}</View>
    <View className="publish-partner-cell">
      <Tap id={`partner-remove-${id}`} className="publish-remove" label={`去掉${name}`} onTap={onRemove}>
        <Icon name="close" />
      </Tap>
    </View>
  </View>
)

import { View } from '@tarojs/components'
import { usePlacesIn } from './planning'
import { offered } from '../../../domain/vocabulary/lists'
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { SelectBox } from '../../../components/select-box'
import { TextInput } from '../../../components/text-input'
import { type QuestionProps, errorAt, questionId } from './questions'

/** Title and categories. */
export function What(props: QuestionProps) {
  const { form, onChange, vocabulary } = props
  const titleError = errorAt(props, 'title')
  return (
    <Section title="办什么">
      <Field id={questionId('title')} label="活动名称" error={titleError}>
        <TextInput
          id="plan-title"
          label="活动名称"
          placeholder="例如：健康驿站义诊 · 唐先站"
          value={form.title}
          onChange={(title) => onChange({ title })}
          maxLength={40}
          isInvalid={titleError !== null}
        />
      </Field>
      <Field id={questionId('categories')} label="类别" hint="可以选几个，第一个决定颜色。" error={errorAt(props, 'categories')}>
        <ChipList
          id="category"
          label="类别"
          isMultiple
          choices={offered(vocabulary.categories, ...form.categories)}
          chosen={form.categories}
          onChange={(categories) => onChange({ categories })}
        />
      </Field>
    </Section>
  )
}

/** Town and place. */
export function Where(props: QuestionProps) {
  const { form, onChange, vocabulary } = props
  const placeError = errorAt(props, 'place')
  return (
    <Section title="在哪里">
      <Field id={questionId('town')} label="乡镇" error={errorAt(props, 'town')}>
        <SelectBox
          id="plan-town"
          label="乡镇"
          options={[{ id: '', name: '不分乡镇' }, ...offered(vocabulary.towns, form.townId)]}
          value={form.townId}
          onChange={(townId) => onChange({ townId })}
        />
      </Field>
      <Field id={questionId('place')} label="地点" error={placeError}>
        <TextInput
          id="plan-place"
          label="地点"
          placeholder="例如：唐先镇卫生院门口"
          value={form.place}
          onChange={(place) => onChange({ place })}
          maxLength={60}
          isInvalid={placeError !== null}
        />
        <KnownPlaces townId={form.townId} place={form.place} onChoose={(place) => onChange({ place })} />
      </Field>
    </Section>
  )
}

/** Usual places in the town and those of earlier visits, offered for a tap. Nothing without a town or a network. */
function KnownPlaces({ townId, place, onChoose }: { townId: string; place: string; onChoose: (place: string) => void }) {
  const places = usePlacesIn(townId).data ?? []
  if (places.length === 0) return null
  return (
    <View className="publish-places">
      <ChipList
        id="place"
        label="常用的地点"
        choices={places.map((name) => ({ id: name, name }))}
        chosen={[place.trim()]}
        onChange={([chosen]) => onChoose(chosen ?? place)}
      />
    </View>
  )
}

/** Optional description. */
export function More(props: QuestionProps) {
  const { form, onChange } = props
  const error = errorAt(props, 'summary')
  return (
    <Section title="还要说明什么">
      <Field id={questionId('summary')} label="补充说明" hint="别处没有写到的。可以不写。" error={error}>
        <TextInput
          id="plan-summary"
          label="补充说明"
          value={form.summary}
          onChange={(summary) => onChange({ summary })}
          maxLength={500}
          isMultiline
          isInvalid={error !== null}
        />
      </Field>
    </Section>
  )
}

import { useVocabulary } from '../../../client/activities/activities'
import { LONGEST_TEMPLATE_TITLE } from '../../../domain/activities/usual-plan'
import { offered } from '../../../domain/vocabulary/lists'
import { Field } from '../../../components/field'
import { SelectBox } from '../../../components/select-box'
import { TextInput } from '../../../components/text-input'
import type { FieldsProps } from '../list-props'
import { TemplatePositions } from './template-positions'
import { TemplateServices } from './template-services'
import { TOWN_IN_WORDS, lengthChoices, shownTitle, storedTitle } from './template-words'

/** Fields of a template besides its name. */
export function TemplateFields({ words, onChange, problem }: FieldsProps<'templates'>) {
  const vocabulary = useVocabulary().data
  const change = (part: Partial<typeof words>) => onChange({ ...words, ...part })
  return (
    <>
      <Field label="类别">
        <SelectBox
          id="template-category"
          label="类别"
          options={[{ id: '', name: '请选择' }, ...offered(vocabulary?.categories ?? [], words.categoryId)]}
          value={words.categoryId}
          onChange={(categoryId) => change({ categoryId })}
        />
      </Field>
      <Field label="活动名称" hint={`${TOWN_IN_WORDS.shown}会换成选好的乡镇。`}>
        <TextInput
          id="template-title"
          label="活动名称"
          value={shownTitle(words.title)}
          maxLength={LONGEST_TEMPLATE_TITLE}
          onChange={(title) => change({ title: storedTitle(title) })}
        />
      </Field>
      <Field label="几类合办时的简称" hint="比如“文化”和“卫生”合成“文化卫生下乡”。">
        <TextInput id="template-word" label="几类合办时的简称" value={words.word} maxLength={6} onChange={(word) => change({ word })} />
      </Field>
      <Field label="一场多久">
        <SelectBox
          id="template-minutes"
          label="一场多久"
          options={lengthChoices(words.minutes)}
          value={String(words.minutes)}
          onChange={(minutes) => change({ minutes: Number(minutes) })}
        />
      </Field>
      <TemplateServices services={words.services} onChange={(services) => change({ services })} />
      <Field label="志愿岗位" error={problem}>
        <TemplatePositions positions={words.positions} skills={vocabulary?.skills ?? []} onChange={(positions) => change({ positions })} />
      </Field>
    </>
  )
}

/** 类别: the categories of visits. */
import { LONGEST_LABEL } from '../../../domain/vocabulary/lists'
import { tidyWord } from '../../../domain/vocabulary/names'
import { Field } from '../../../components/field'
import { TextInput } from '../../../components/text-input'
import { ListPage } from '../list-page'
import type { FieldsProps } from '../list-props'

const isLabel = (label: string): boolean => {
  const { length } = Array.from(tidyWord(label))
  return length >= 2 && length <= LONGEST_LABEL
}

export default function CategoriesPage() {
  return (
    <ListPage
      of="categories"
      title="类别"
      noun="类别"
      hint="每场活动至少选一个类别，第一个决定颜色；新加的类别用同一种素色。"
      blank={{ name: '', label: '' }}
      lineOf={({ label }) => label}
      Fields={Label}
      problemOf={({ label }) => (isLabel(label) ? null : `请写 2 到 ${LONGEST_LABEL} 个字。`)}
    />
  )
}

const Label = ({ words, onChange, problem }: FieldsProps<'categories'>) => (
  <Field label="活动上的标签" hint="比如名称是“卫生”，标签是“卫生下乡”。" error={problem}>
    <TextInput
      id="entry-label"
      label="活动上的标签"
      value={words.label}
      maxLength={LONGEST_LABEL}
      isInvalid={problem !== null}
      onChange={(label) => onChange({ ...words, label })}
    />
  </Field>
)

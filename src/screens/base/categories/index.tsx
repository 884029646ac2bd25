/** 类别: the categories of visits. */
import { useState } from 'react'
import type { ListWords } from '../../../contract/vocabulary'
import { LONGEST_THING, MOST_USUAL_THINGS, thingsIn } from '../../../domain/activities/bringing'
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

/** First problem of the label and the usual things; null for none. */
export function problemOf({ label, usualBring }: ListWords['categories']): string | null {
  if (!isLabel(label)) return `请写 2 到 ${LONGEST_LABEL} 个字。`
  if (usualBring.length > MOST_USUAL_THINGS) return `最多写 ${MOST_USUAL_THINGS} 样。`
  const long = usualBring.find((thing) => Array.from(tidyWord(thing)).length > LONGEST_THING)
  return long === undefined ? null : `“${long}”太长了，一样最多 ${LONGEST_THING} 个字，几样之间用顿号隔开。`
}

export default function CategoriesPage() {
  return (
    <ListPage
      of="categories"
      title="类别"
      noun="类别"
      hint="每场活动至少选一个类别，第一个决定颜色；新加的类别用同一种素色。"
      blank={{ name: '', label: '', usualBring: [] }}
      lineOf={({ label, usualBring }) => (usualBring.length > 0 ? `${label} · 常带：${usualBring.join('、')}` : label)}
      Fields={CategoryFields}
      problemOf={problemOf}
    />
  )
}

/** Fields of a category besides its name. The problem belongs to the first wrong field. */
const CategoryFields = (props: FieldsProps<'categories'>) => (
  <>
    <Label {...props} problem={isLabel(props.words.label) ? null : props.problem} />
    <UsualBring {...props} problem={isLabel(props.words.label) ? props.problem : null} />
  </>
)

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

/** Usual things to bring, typed as one line; a line that ends with a mark is still being written. */
function UsualBring({ words, onChange, problem }: FieldsProps<'categories'>) {
  const [typed, setTyped] = useState(words.usualBring.join('、'))
  return (
    <Field label="村民常带的东西" hint="用顿号隔开。发布这类活动时，点一下就填上。可以空着。" error={problem}>
      <TextInput
        id="entry-bring"
        label="村民常带的东西"
        placeholder="例如：身份证、医保卡"
        value={typed}
        isMultiline
        maxLength={MOST_USUAL_THINGS * (LONGEST_THING + 2)}
        isInvalid={problem !== null}
        onChange={(text) => {
          setTyped(text)
          onChange({ ...words, usualBring: thingsIn(text) })
        }}
      />
    </Field>
  )
}

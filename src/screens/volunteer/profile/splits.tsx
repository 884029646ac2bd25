import { View } from '@tarojs/components'
import type { SaveProfileInput } from '../../../contract/people/profile'
import { Field } from '../../../components/field'
import { SelectBox } from '../../../components/select-box'
import { TextInput } from '../../../components/text-input'

interface SplitsProps {
  answers: SaveProfileInput
  names: readonly { id: string; name: string }[]
  error: string | undefined
  onChange: (splits: Record<string, number> | null) => void
}

const WAYS = [
  { id: 'equal', name: '平均计入各组织' },
  { id: 'declared', name: '自定比例' },
]

/** Fields for the shares of the volunteer's organisations in their service. Nothing for a single organisation. */
export function Splits({ answers: { organisationIds, splits }, names, error, onChange }: SplitsProps) {
  if (organisationIds.length < 2) return null
  const begin = () =>
    Object.assign({}, ...organisationIds.map((id) => ({ [id]: Math.floor(100 / organisationIds.length) }))) as Record<string, number>
  return (
    <Field label="服务时间计入比例" hint="您在几个组织里，年度统计按这个比例分别计入，合计只算一次。" error={error}>
      <SelectBox
        id="split-way"
        label="服务时间怎样计入各组织"
        options={WAYS}
        value={splits ? 'declared' : 'equal'}
        onChange={(way) => onChange(way === 'declared' ? begin() : null)}
      />
      {splits
        ? organisationIds.map((id) => {
            const name = names.find((option) => option.id === id)?.name ?? id
            return (
              <View key={id} className="profile-split-row">
                <View className="profile-split-name">{name}</View>
                <View className="profile-split-percent">
                  <TextInput
                    id={`split-${id}`}
                    label={`${name}，百分之几`}
                    kind="number"
                    maxLength={3}
                    isInvalid={Boolean(error)}
                    value={String(splits[id] ?? 0)}
                    onChange={(typed) => onChange({ ...splits, [id]: Number(typed.replace(/\D/g, '')) })}
                  />
                </View>
                <View>%</View>
              </View>
            )
          })
        : null}
    </Field>
  )
}

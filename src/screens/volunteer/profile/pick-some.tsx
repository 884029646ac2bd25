import { View } from '@tarojs/components'
import { NOT_LISTED } from '../../../domain/vocabulary/lists'
import { Icon } from '../../../components/icon'
import { SelectBox } from '../../../components/select-box'
import { Tap } from '../../../components/tap'

interface PickSomeProps {
  /** Kind of the options: 组织, 专长. */
  what: string
  chosen: readonly string[]
  all: readonly { id: string; name: string }[]
  most: number
  onChange: (chosen: string[]) => void
  /** A second line under a chosen option. */
  noteOf?: (id: string) => string | null
}

/** Choice of a few options from a list too long to show at once. */
export function PickSome({ what, chosen, all, most, onChange, noteOf }: PickSomeProps) {
  const others = all.filter(({ id }) => !chosen.includes(id))
  return (
    <>
      {chosen.map((id) => {
        const name = all.find((option) => option.id === id)?.name ?? NOT_LISTED
        const note = noteOf?.(id)
        return (
          <View key={id} className="profile-picked">
            <View className="profile-picked-name">
              <View>{name}</View>
              {note ? <View className="small">{note}</View> : null}
            </View>
            <View className="profile-picked-remove-cell">
              <Tap className="profile-picked-remove" label={`去掉${name}`} onTap={() => onChange(chosen.filter((other) => other !== id))}>
                <Icon name="close" />
              </Tap>
            </View>
          </View>
        )
      })}
      {chosen.length < most ? (
        <SelectBox
          label={`添加${what}`}
          options={[{ id: '', name: chosen.length > 0 ? '再添加一个' : `选择${what}` }, ...others]}
          value=""
          onChange={(id) => id && onChange([...chosen, id])}
        />
      ) : null}
    </>
  )
}

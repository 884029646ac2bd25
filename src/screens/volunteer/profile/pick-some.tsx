import { View } from '@tarojs/components'
import { useState } from 'react'
import { findNamed } from '../../../domain/vocabulary/finding'
import { NOT_LISTED } from '../../../domain/vocabulary/lists'
import { Button } from '../../../components/button'
import { ChoiceList } from '../../../components/choice-list'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'

interface Option {
  id: string
  name: string
  shortName?: string
}

interface PickSomeProps {
  /** Prefix of ids: `<prefix>-find`, `<prefix>-<option id>`. */
  id: string
  /** Kind of the options: 组织, 专长. */
  what: string
  /** Example of what to type. */
  example: string
  chosen: readonly string[]
  all: readonly Option[]
  most: number
  onChange: (chosen: string[]) => void
  /** A second line under a chosen option. */
  noteOf?: (id: string) => string | null
}

/** Choice of a few options from a list too long to show at once. */
export function PickSome({ chosen, all, onChange, noteOf, ...rest }: PickSomeProps) {
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
      {chosen.length < rest.most ? (
        <Adding {...rest} among={all.filter(({ id }) => !chosen.includes(id))} onPick={(id) => onChange([...chosen, id])} />
      ) : null}
    </>
  )
}

const NONE: readonly string[] = []
/** Number of options shown until more are requested. */
const FEW = 6
/** Longest list that is shown without a search. */
const SHORT = 12

interface AddingProps extends Pick<PickSomeProps, 'id' | 'what' | 'example'> {
  among: readonly Option[]
  onPick: (id: string) => void
}

/** The other options: a short list at once, a long one by a search. */
const Adding = (props: AddingProps) =>
  props.among.length <= SHORT ? (
    <Options id={props.id} what={props.what} shown={props.among} onPick={props.onPick} />
  ) : (
    <Finder {...props} />
  )

const Options = ({ id, what, shown, onPick }: Omit<AddingProps, 'among' | 'example'> & { shown: readonly Option[] }) => (
  <ChoiceList
    id={id}
    label={`可选的${what}`}
    isMultiple
    chosen={NONE}
    choices={shown.map((option) => ({ id: option.id, name: option.name }))}
    onChange={([picked]) => picked !== undefined && onPick(picked)}
  />
)

/** Search by a part of the name. Without typed text the whole list is shown on request, for people who do not know how it is written. */
function Finder({ id, what, example, among, onPick }: AddingProps) {
  const [text, setText] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  const isBlank = text.trim() === ''
  const found = isBlank
    ? showsAll
      ? among
      : []
    : findNamed(among, text, ({ name, shortName }) => (shortName ? [name, shortName] : [name]))
  const shown = showsAll ? found : found.slice(0, FEW)
  const pick = (picked: string) => {
    setText('')
    setShowsAll(false)
    onPick(picked)
  }
  const rest = isBlank ? among.length : found.length
  return (
    <>
      <TextInput
        id={`${id}-find`}
        kind="search"
        label={`查找${what}`}
        placeholder={`例如：${example}`}
        maxLength={40}
        value={text}
        onChange={setText}
      />
      <View className="profile-found" role="status" aria-live="polite">
        {!isBlank && found.length === 0 ? <View className="small">{`没有找到这个${what}。换个说法试试，也可以先不填。`}</View> : null}
      </View>
      <Options id={id} what={what} shown={shown} onPick={pick} />
      {rest > shown.length ? (
        <Button id={`${id}-all`} kind="quiet" isSmall onTap={() => setShowsAll(true)}>
          {isBlank ? `看全部 ${rest} 个` : `另外 ${rest - shown.length} 个也看看`}
        </Button>
      ) : null}
    </>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { ChipList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Sheet } from '../../../components/sheet'
import { TextInput } from '../../../components/text-input'
import { cleanLine } from '../../../domain/base/words'
import { KINDS } from '../organisation-kinds'
import type { GuideForm, OwnOrganisation } from './guide-form'

interface OwnSheetProps {
  form: GuideForm
  /** Place in the list; null for a new one. */
  index: number | null
  change: (part: Partial<GuideForm>) => void
  onClose: () => void
}

const EMPTY: OwnOrganisation = { name: '', shortName: '', kind: 'partner' }

/** An organisation that only this county has. */
export function OwnSheet({ form, index, change, onClose }: OwnSheetProps) {
  const [words, setWords] = useState<OwnOrganisation>((index === null ? undefined : form.own[index]) ?? EMPTY)
  const [wasTried, setWasTried] = useState(false)
  const error = (text: string) => (wasTried && isShort(text) ? '至少写两个字。' : null)
  const others = form.own.filter((_, at) => at !== index)
  const keep = () => {
    setWasTried(true)
    if (isShort(words.name) || isShort(words.shortName)) return
    change({ own: index === null ? [...form.own, words] : form.own.map((own, at) => (at === index ? words : own)) })
    onClose()
  }
  const remove = () => {
    change({ own: others })
    onClose()
  }
  return (
    <Sheet isOpen title={index === null ? '加一个组织' : words.name} isWritten={words.name !== ''} onClose={onClose}>
      <Field label="全称" error={error(words.name)}>
        <TextInput id="guide-own-name" label="全称" value={words.name} maxLength={40} onChange={(name) => setWords({ ...words, name })} />
      </Field>
      <Field label="简称" hint="列表里显示的" error={error(words.shortName)}>
        <TextInput
          id="guide-own-short"
          label="简称"
          value={words.shortName}
          maxLength={16}
          onChange={(shortName) => setWords({ ...words, shortName })}
        />
      </Field>
      <Field label="类别" hint="协办单位发布的活动先由您审核，其他的直接发布。">
        <ChipList
          id="guide-own-kind"
          label="类别"
          choices={KINDS}
          chosen={[words.kind]}
          onChange={([kind]) => setWords({ ...words, kind: kind as OwnOrganisation['kind'] })}
        />
      </Field>
      <View className="stack">
        <Button id="guide-own-keep" onTap={keep}>
          好了
        </Button>
        {index === null ? null : (
          <Button id="guide-own-remove" kind="quiet" onTap={remove}>
            去掉这个组织
          </Button>
        )}
      </View>
    </Sheet>
  )
}

const isShort = (text: string): boolean => Array.from(cleanLine(text)).length < 2

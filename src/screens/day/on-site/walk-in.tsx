import { View } from '@tarojs/components'
import { useState } from 'react'
import { randomId } from '../../../client/phone/device'
import { showToast } from '../../../client/phone/screen'
import { tidyName } from '../../../domain/people/names'
import { isWalkInName } from '../../../domain/attendance/walk-in'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { Sheet } from '../../../components/sheet'
import { TextInput } from '../../../components/text-input'
import { type Person, isHere } from './people'
import type { List } from './use-list'

interface WalkInProps {
  isOpen: boolean
  people: readonly Person[]
  list: List
  onClose: () => void
}

/** Check-in of a walk-in. A name is enough, because attendance is a fact. */
export function WalkIn({ isOpen, people, list, onClose }: WalkInProps) {
  const [typed, setTyped] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const name = tidyName(typed)
  const namesakes = people.filter((person) => person.name === name)
  const isWrong = wasTried && !isWalkInName(name)
  const give = () => {
    setWasTried(true)
    if (!isWalkInName(name)) return
    if (!list.record([{ volunteerId: randomId(), name, kind: 'in', method: 'ticked' }])) return
    showToast(`${name} 已签到`)
    onClose()
  }
  return (
    <Sheet isOpen={isOpen} title="临时来的人" isWritten={typed !== ''} onClose={onClose}>
      <View className="sheet-text">没有报名的人也记上：来了就是来了。只要姓名，不用电话。</View>
      <Field label="姓名" error={isWrong ? '请写姓名，1 到 20 个字，不要图案和特殊符号。' : null}>
        <TextInput id="walk-in-name" label="姓名" maxLength={20} isInvalid={isWrong} value={typed} onChange={setTyped} onConfirm={give} />
      </Field>
      {namesakes.map((person) => (
        <Namesake
          key={person.volunteerId}
          person={person}
          onTick={() => {
            if (list.mark([person], 'in')) onClose()
          }}
        />
      ))}
      {list.isFull ? (
        <Notice tone="warn" icon="alert" isAnswer>
          手机存储满了，没有记上。
        </Notice>
      ) : null}
      <View className="sheet-actions">
        <Button id="walk-in-give" kind={namesakes.length > 0 ? 'quiet' : 'primary'} onTap={give}>
          {namesakes.length > 0 ? '是另一个人，记为临时来的' : '签到'}
        </Button>
      </View>
    </Sheet>
  )
}

/** Offer to tick a person on the list who has the typed name, usually the same person. */
const Namesake = ({ person, onTick }: { person: Person; onTick: () => void }) => {
  const who = [person.position, person.organisation].filter(Boolean).join(' · ')
  return (
    <Notice
      tone="warn"
      icon="alert"
      action={
        isHere(person) ? null : (
          <Button id={`namesake-${person.volunteerId}`} isSmall onTap={onTick}>
            就是他，签到
          </Button>
        )
      }
    >
      名单上有{person.name}
      {who ? `（${who}）` : ''}
      {isHere(person) ? '，已经签到了。' : '，还没有到。'}
    </Notice>
  )
}

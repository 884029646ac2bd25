import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OwnMark } from '../../../contract/attendance/marks'
import { isSpokenCode, tidySpokenCode } from '../../../domain/attendance/spoken-code'
import { Button } from '../../../components/button'
import { ChoiceList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { Scanner } from '../../../components/scanner'
import { TextInput } from '../../../components/text-input'
import type { LastResult, useCheckIn } from './use-check-in'
import { kindWords } from './words'

interface CodeEntryProps {
  checking: ReturnType<typeof useCheckIn>
  /** True if an arrival was recorded a while ago, so that the next mark is probably a departure. */
  mayLeave: boolean
}

const KINDS = [
  { id: 'in', name: '签到', note: '我到了' },
  { id: 'out', name: '签退', note: '我要走了' },
]

/** Choice of in or out, and the code by camera or keyboard. */
export function CodeEntry({ checking, mayLeave }: CodeEntryProps) {
  const [chosen, setChosen] = useState<OwnMark['kind'] | null>(null)
  const [isScanning, setIsScanning] = useState(false)
  const kind = chosen ?? (mayLeave ? 'out' : 'in')
  const take = (text: string): boolean => {
    // The choice is kept, so that a fresh arrival does not switch the page to departure under the finger.
    setChosen(kind)
    const isTaken = checking.take(kind, text)
    if (isTaken) setIsScanning(false)
    return isTaken
  }
  return (
    <View className="card stack check-in-block">
      <ChoiceList
        id="kind"
        label="签到还是签退"
        choices={KINDS}
        chosen={[kind]}
        onChange={([id]) => {
          setChosen(id === 'out' ? 'out' : 'in')
          checking.clearMessage()
        }}
      />
      <Button
        id="scan"
        icon="ticket"
        onTap={() => {
          checking.clearMessage()
          setIsScanning(true)
        }}
      >
        {`扫现场码${kindWords[kind]}`}
      </Button>
      <Typing kind={kind} onText={take} />
      {isScanning ? null : <Result of={checking.lastResult} />}
      <Scanner
        isOpen={isScanning}
        title={`扫现场码${kindWords[kind]}`}
        hint="对准组织者手机上的现场码"
        typedWhat="六位现场码"
        isHeld={checking.lastResult?.isTaken === false}
        onText={take}
        onClose={() => setIsScanning(false)}
      >
        <Result of={checking.lastResult} />
      </Scanner>
    </View>
  )
}

const Result = ({ of }: { of: LastResult | null }) =>
  of ? (
    <Notice tone={of.isTaken ? 'ok' : 'warn'} icon={of.isTaken ? 'check' : 'alert'} isAnswer>
      {of.words}
    </Notice>
  ) : null

/** Text field for phones without a camera. */
function Typing({ kind, onText }: { kind: OwnMark['kind']; onText: (text: string) => boolean }) {
  const [typed, setTyped] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const isWhole = isSpokenCode(tidySpokenCode(typed))
  const give = () => {
    setWasTried(true)
    if (!isWhole || !onText(typed)) return
    setTyped('')
    setWasTried(false)
  }
  const error = wasTried && !isWhole ? '现场码是六位数字和字母，请看着组织者的屏幕再输一遍' : null
  return (
    <Field label="扫不了？输入现场码" error={error}>
      <View className="check-in-typing">
        <View className="check-in-typed">
          <TextInput
            id="venue-code"
            label="六位现场码"
            placeholder="例如 7K4 92C"
            maxLength={12}
            value={typed}
            onChange={setTyped}
            onConfirm={give}
            isInvalid={error !== null}
          />
        </View>
        <Button id="give-code" kind="quiet" isSmall onTap={give}>
          {kindWords[kind]}
        </Button>
      </View>
    </Field>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OwnMark } from '../../../contract/attendance/marks'
import { clock } from '../../../domain/calendar/calendar'
import { isHasty, nextMark } from '../../../domain/attendance/next-mark'
import { isSpokenCode, tidySpokenCode } from '../../../domain/attendance/spoken-code'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { ChoiceList } from '../../../components/choice-list'
import { Field } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { Scanner } from '../../../components/scanner'
import { TextInput } from '../../../components/text-input'
import type { LastResult, useCheckIn } from './use-check-in'
import { kindWords } from './words'

interface CodeEntryProps {
  checking: ReturnType<typeof useCheckIn>
  /** Recorded arrival; null before it. */
  cameAt: number | null
  now: number
}

const KINDS = [
  { id: 'in', name: '签到', note: '我到了' },
  { id: 'out', name: '签退', note: '我要走了' },
]

/** Choice of in or out, and the code by camera or keyboard. */
export function CodeEntry({ checking, cameAt, now }: CodeEntryProps) {
  const [chosen, setChosen] = useState<OwnMark['kind'] | null>(null)
  const [isScanning, setIsScanning] = useState(false)
  /** Code of a departure that waits for its confirmation. */
  const [asked, setAsked] = useState<string | null>(null)
  const kind = chosen ?? nextMark(cameAt)
  const record = (text: string): boolean => {
    const isTaken = checking.take(kind, text)
    if (!isTaken) return false
    setIsScanning(false)
    setChosen(null)
    return true
  }
  const take = (text: string): boolean => {
    // The page turned to departure by itself, so a code scanned twice must not end the service.
    if (chosen !== null || !isHasty(kind, cameAt, now)) return record(text)
    setIsScanning(false)
    setAsked(text)
    return true
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
      <ConfirmSheet
        isOpen={asked !== null}
        title="现在就签退吗？"
        text={cameAt === null ? undefined : `${clock(cameAt)} 刚签到。还没有走，就不用签退。`}
        confirmLabel="签退"
        onConfirm={() => {
          if (asked !== null) record(asked)
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      />
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

import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { deviceNow } from '../client/phone/clock'
import { scanCode } from '../client/phone/scan-code'
import { noticeRepeats } from '../client/phone/scan-repeats'
import { Button } from './button'
import { Notice } from './notice'
import type { ScannerProps } from './scanner-props'
import { ScannerTyping } from './scanner-typing'
import { Sheet } from './sheet'
import './scanner.css'

/** Time for which a scanned person's name is shown before WeChat's camera covers it again, ms. */
const LOOK = 1_200

/** WeChat's own camera. It opens again after each code until it is closed, so that a queue is scanned without tapping. */
export function Scanner({ isOpen, title, hint, onText, onClose, children, isHeld = false, typedWhat }: ScannerProps) {
  const { state, scan } = useScans(isOpen, { onText, onClose }, isHeld)
  const isInTrouble = state === 'refused' || state === 'failed'
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onClose}>
      <View className="sheet-text">{hint}</View>
      <View className="scanner-result" role="status" aria-live="polite">
        {children}
      </View>
      {isInTrouble ? (
        <Notice tone="warn" icon="alert" isAnswer>
          {state === 'refused'
            ? '没有允许用相机。点右上角“…”→“设置”，允许“摄像头”后再扫，或在下面输入。'
            : '这次没有扫出来。再扫一次，或在下面输入。'}
        </Notice>
      ) : null}
      <Button id="scan-again" kind={isInTrouble ? 'quiet' : 'primary'} onTap={scan} isDisabled={state === 'open'}>
        {isHeld ? '知道了，接着扫' : '接着扫'}
      </Button>
      {/* Shown only after a failure: otherwise the camera opens again and would cover the typed text. */}
      {isInTrouble ? <ScannerTyping onText={onText} typedWhat={typedWhat} /> : null}
    </Sheet>
  )
}

type State = 'open' | 'looking' | 'refused' | 'failed'

function useScans(isOpen: boolean, told: Pick<ScannerProps, 'onText' | 'onClose'>, isHeld: boolean) {
  const [state, setState] = useState<State>('looking')
  // Counts the scans, since an immediate answer leaves the state unchanged.
  const [answers, setAnswers] = useState(0)
  const latest = useRef(told)
  const isBusy = useRef(false)
  const isNew = useRef(noticeRepeats())
  useEffect(() => {
    latest.current = told
  })
  const open = async () => {
    if (isBusy.current) return
    isBusy.current = true
    setState('open')
    const answer = await scanCode()
    isBusy.current = false
    setAnswers((so) => so + 1)
    setState(answer.ok || answer.reason === 'cancelled' ? 'looking' : answer.reason)
    if (answer.ok && isNew.current(answer.text, deviceNow())) latest.current.onText(answer.text, 'scanned')
    else if (!answer.ok && answer.reason === 'cancelled') latest.current.onClose()
  }
  const scan = () => void open()
  useAgain({ isOpen, state, isHeld, answers }, scan)
  return { state, scan }
}

interface Course {
  isOpen: boolean
  state: State
  isHeld: boolean
  answers: number
}

/** Opens the camera: at once for the first scan, later after the last result was shown, but never while that result waits for a tap. */
function useAgain({ isOpen, state, isHeld, answers }: Course, scan: () => void): void {
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isOpen) {
      isFirst.current = true
      return undefined
    }
    if (state !== 'looking' || isHeld) return undefined
    const timer = setTimeout(scan, isFirst.current ? 0 : LOOK)
    isFirst.current = false
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the next scan follows from the last one's result, not from a render
  }, [isOpen, state, isHeld, answers])
}

import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { type CameraFailure, watchCamera } from '../client/phone/camera'
import { Button } from './button'
import { Notice } from './notice'
import type { ScannerProps } from './scanner-props'
import { ScannerTyping } from './scanner-typing'
import { Sheet } from './sheet'
import './scanner.css'

/** Reasons for a missing camera picture, with the way out. */
const FAILURES: Record<CameraFailure, string> = {
  insecure: '浏览器只让 https 开头的网址用相机。请在下面输入。',
  'no-camera': '这台设备没有相机。请在下面输入。',
  refused: '没有允许用相机。点地址栏旁的图标允许后再试，或在下面输入。',
  failed: '相机或识别程序没有打开，可能相机正被占用，或者第一次用时没有网络。再试一次，或在下面输入。',
}

/** The browser's camera in the page. It scans until it is closed; without a camera there is a text field. */
export function Scanner(props: ScannerProps) {
  return (
    <Sheet isOpen={props.isOpen} title={props.title} onClose={props.onClose}>
      {props.isOpen ? <OpenScanner {...props} /> : null}
    </Sheet>
  )
}

function OpenScanner({ hint, onText, children, typedWhat }: ScannerProps) {
  const [failure, setFailure] = useState<CameraFailure | null>(null)
  const [attempt, setAttempt] = useState(0)
  const again = () => {
    setFailure(null)
    setAttempt(attempt + 1)
  }
  return (
    <>
      {failure === null ? (
        <Picture key={attempt} hint={hint} onText={onText} onFailure={setFailure} />
      ) : (
        <Notice tone="warn" icon="alert" isAnswer action={<Again onTap={again} />}>
          {FAILURES[failure]}
        </Notice>
      )}
      <View id="scanner-result" className="scanner-result" role="status" aria-live="polite">
        {children}
      </View>
      <ScannerTyping onText={onText} typedWhat={typedWhat} />
    </>
  )
}

const Again = ({ onTap }: { onTap: () => void }) => (
  <Button kind="quiet" isSmall onTap={onTap}>
    再试一次
  </Button>
)

interface PictureProps extends Pick<ScannerProps, 'hint' | 'onText'> {
  onFailure: (why: CameraFailure) => void
}

/** The camera's picture; the camera is on while this is mounted. */
function Picture({ hint, onText, onFailure }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [isOn, setIsOn] = useState(false)
  const latest = useRef({ onText, onFailure })
  useEffect(() => {
    latest.current = { onText, onFailure }
  })
  useEffect(() => {
    if (!video.current) return undefined
    return watchCamera(video.current, {
      onText: (text) => latest.current.onText(text, 'scanned'),
      onPicture: () => setIsOn(true),
      onFailure: (why) => latest.current.onFailure(why),
    })
  }, [])
  return (
    <>
      <View className="scanner-picture">
        <video ref={video} className="scanner-video" playsInline muted aria-label="相机的画面" />
        {isOn ? <View className="scanner-frame" aria-hidden /> : <View className="scanner-wait small">正在打开相机…</View>}
      </View>
      <View className="small scanner-hint">{hint}</View>
    </>
  )
}

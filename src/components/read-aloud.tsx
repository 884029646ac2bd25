import { View } from '@tarojs/components'
import { goOn, pause, read, stop, useCanRead, useReading } from '../client/phone/reading'
import { Button } from './button'
import './read-aloud.css'

interface ReadAloudProps {
  /** Name of the text among all texts of the app. */
  of: string
  /** The texts, as they stand on the screen. */
  texts: () => readonly string[]
}

/** Reads what stands on the page. Nothing on a phone without a Chinese voice. */
export function ReadAloud({ of, texts }: ReadAloudProps) {
  const state = useReading(of)
  if (!useCanRead()) return null
  return (
    <View className="read-aloud">
      {state === 'reading' ? (
        <Action id="read-pause" label="停一下" go={pause} />
      ) : state === 'paused' ? (
        <Action id="read-on" label="接着读" go={goOn} />
      ) : (
        <Action id="read-aloud" label="读给我听" go={() => read(of, texts())} />
      )}
      {state === 'reading' || state === 'paused' ? <Action id="read-stop" label="不读了" go={stop} /> : null}
      {state === 'failed' ? (
        <View className="read-aloud-failed small" aria-live="polite">
          这次没有读出来，可以再点一次。
        </View>
      ) : null}
    </View>
  )
}

const Action = ({ id, label, go }: { id: string; label: string; go: () => void }) => (
  <View className="read-aloud-action">
    <Button id={id} kind="quiet" icon={id === 'read-stop' ? 'close' : 'sound'} onTap={go}>
      {label}
    </Button>
  </View>
)

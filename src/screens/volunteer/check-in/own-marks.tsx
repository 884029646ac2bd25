import { View } from '@tarojs/components'
import { useState } from 'react'
import { sendMarks } from '../../../client/attendance/syncing'
import { discardMark, retryRefusedMarks } from '../../../client/attendance/unsynced'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Section } from '../../../components/section'
import type { ShownMark, useCheckIn } from './use-check-in'
import { kindWords } from './words'

interface OwnMarksProps {
  checking: ReturnType<typeof useCheckIn>
  now: number
}

/** The volunteer's marks made on this phone, each with its delivery state. A refused mark can be sent again or discarded. */
export function OwnMarks({ checking, now }: OwnMarksProps) {
  const [leaving, setLeaving] = useState<ShownMark | null>(null)
  const { marks, forget } = checking
  if (marks.length === 0) return null
  return (
    <View id="own-marks" className="check-in-block">
      <Section title="本机的记录">
        {marks.map((shown) => (
          <Row key={shown.mark.id} shown={shown} now={now} onLeave={() => setLeaving(shown)} />
        ))}
        {marks.some(({ standing }) => standing.tone === 'plain') ? (
          <View className="check-in-again">
            <Button id="send-now" kind="quiet" isSmall icon="sync" onTap={() => void sendMarks()}>
              立即上传
            </Button>
          </View>
        ) : null}
      </Section>
      <ConfirmSheet
        isOpen={leaving !== null}
        title="删除这条记录？"
        text={leaving ? `${lineOf(leaving, now)}，会从本机删除。没有别的记录，就等于没有${kindWords[leaving.mark.kind]}。` : undefined}
        confirmLabel="删除"
        kind="danger"
        onConfirm={() => {
          if (leaving) {
            discardMark(leaving.mark.id)
            forget(leaving.mark.id)
          }
          setLeaving(null)
        }}
        onClose={() => setLeaving(null)}
      />
    </View>
  )
}

const lineOf = ({ mark }: ShownMark, now: number): string =>
  `${momentInWords(mark.at + (mark.clockOffset ?? 0), now)} ${kindWords[mark.kind]}`

function Row({ shown, now, onLeave }: { shown: ShownMark; now: number; onLeave: () => void }) {
  const { words, advice, tone, canRetry } = shown.standing
  return (
    <View className="check-in-mark ruled">
      <View className="strong">{lineOf(shown, now)}</View>
      <View className={`check-in-standing-${tone}`} role="status" aria-live="polite">
        {words}
      </View>
      {advice ? <View className="small">{advice}</View> : null}
      {shown.isTroubled ? (
        <View className="check-in-actions">
          {canRetry ? (
            <View className="check-in-action">
              <Button kind="quiet" isSmall onTap={() => void retryRefusedMarks()}>
                再试一次
              </Button>
            </View>
          ) : null}
          <View className="check-in-action">
            <Button kind="quiet" isSmall onTap={onLeave}>
              删除
            </Button>
          </View>
        </View>
      ) : null}
    </View>
  )
}

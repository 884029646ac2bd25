import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCloseYear } from '../year-figures'
import type { YearReport } from '../../../contract/figures/figures'
import { dayInWords } from '../../../domain/calendar/calendar'
import { closableFrom } from '../../../domain/figures/year-closing'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { changesOf, mergedWords } from '../words'
import { ClosedNotice } from '../closed-notice'
import { openDaysWords } from './open-days'

/** Notice of a closed year, with the corrections since. */
export function Closed({ report, now }: { report: YearReport; now: number }) {
  const { closed } = report
  if (!closed) return null
  const changes = changesOf(closed, report)
  return (
    <View id="year-closed" className="year-block">
      <ClosedNotice words={`${dayInWords(closed.at, now)}由${closed.by}封存。${mergedWords(closed)}`} changes={changes} />
    </View>
  )
}

/** Button for closing a year, for the administrator after the year's end. */
export function CloseYear({ report, now }: { report: YearReport; now: number }) {
  const [isAsking, setIsAsking] = useState(false)
  const close = useCloseYear()
  if (report.closed || now < closableFrom(report.year)) return null
  const settle = () => close.mutate({ year: report.year }, { onSuccess: (answer) => answer.ok && setIsAsking(false) })
  const isRefused = close.data?.ok === false
  return (
    <View className="year-block year-no-print">
      <Button id="close-year" kind="quiet" icon="check" onTap={() => setIsAsking(true)}>
        {`封存 ${report.year} 年的数字`}
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={`封存 ${report.year} 年`}
        text="现在的数字会原样留下，写明谁在什么时候封存。以后照样可以补签到、更正，这里会同时显示封存时和更正后的数字。封存不能撤回。"
        confirmLabel="封存"
        isPending={close.isPending}
        {...(isRefused ? {} : { onConfirm: settle })}
        onClose={() => {
          setIsAsking(false)
          close.reset()
        }}
      >
        {report.openDays > 0 ? (
          <Notice tone="warn" icon="alert">
            {openDaysWords(report)}
          </Notice>
        ) : null}
        <AnyRefusal of={close.data} />
        <FaultNotice of={close.error} />
      </ConfirmSheet>
    </View>
  )
}

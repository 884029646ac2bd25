import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HolidaysView } from '../../../contract/calendar'
import { showToast } from '../../../client/phone/screen'
import { MOST_HOLIDAY_DAYS, readHolidays } from '../../../domain/calendar/holiday-list'
import { LONGEST_LIST, yearOfNotice } from '../../../domain/calendar/holiday-words'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { FaultNotice, Notice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import { useSaveHolidays } from '../holidays'
import { ProblemNotice } from '../problem'
import { PROBLEM_WORDS, linesOf, spanWords } from './holiday-lines'

interface WritingProps {
  view: HolidaysView
  text: string
  onWrite: (text: string) => void
  /** Turns to the year that the pasted notice is about. */
  onYear: (year: number) => void
}

/** The list of a year, pasted or typed, and what is read from it. Nothing is saved before it is read whole. */
export function Writing({ view, text, onWrite, onYear }: WritingProps) {
  const { year } = view
  const [opened, setOpened] = useState(view.version)
  const save = useSaveHolidays()
  const isWritten = text.trim() !== ''
  if (!isWritten && opened !== view.version) setOpened(view.version)
  const { days, problems } = readHolidays(text, year)
  const ofNotice = yearOfNotice(text)
  const send = () =>
    save.mutate(
      { year, version: save.data?.ok === false ? view.version : opened, days },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          onWrite('')
          showToast('已保存')
        },
      },
    )
  return (
    <Section title="换一份安排">
      <Field label="国务院的通知，或者一行一天" hint="整篇粘贴就行。自己写：2027-01-01 放假，2027-01-09 上班，一行一天。">
        <TextInput id="holidays-text" label="节假日安排" isMultiline value={text} maxLength={LONGEST_LIST} onChange={onWrite} />
      </Field>
      {!isWritten && view.days.length > 0 ? (
        <Button id="fill-holidays" kind="quiet" isSmall onTap={() => onWrite(linesOf(view.days))}>
          把现在的填进来改
        </Button>
      ) : null}
      <View className="stack">
        {ofNotice !== null && ofNotice !== year ? (
          <Notice
            tone="warn"
            icon="calendar"
            action={
              <Button id="turn-year" kind="quiet" isSmall onTap={() => onYear(ofNotice)}>
                {`改看 ${ofNotice} 年`}
              </Button>
            }
          >
            {`这份通知是 ${ofNotice} 年的，上面选的是 ${year} 年。`}
          </Notice>
        ) : null}
        {isWritten ? (
          <View id="holidays-preview">
            <View className="strong">{`读出 ${days.length} 天`}</View>
            {spanWords(days).map((words) => (
              <View key={words} className="small">
                {words}
              </View>
            ))}
          </View>
        ) : null}
        {problems.map(({ text: sentence, problem }) => (
          <Notice key={`${problem}-${sentence}`} tone="warn" icon="alert">
            {`${PROBLEM_WORDS[problem]}：${sentence}`}
          </Notice>
        ))}
        <ProblemNotice of={save.data} />
        <FaultNotice of={save.error} />
        <Button
          id="save-holidays"
          isPending={save.isPending}
          isDisabled={days.length === 0 || days.length > MOST_HOLIDAY_DAYS || problems.length > 0}
          reason={problems.length > 0 ? '先改好上面说的地方' : '先粘贴或者写几天'}
          onTap={send}
        >
          {`保存为 ${year} 年的安排`}
        </Button>
      </View>
    </Section>
  )
}

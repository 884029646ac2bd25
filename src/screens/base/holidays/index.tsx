/** 节假日: the State Council's arrangement of a year, pasted or typed. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HolidaysView } from '../../../contract/calendar'
import { useNow } from '../../../client/phone/clock'
import { yearOf } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { Loading } from '../../../components/loading'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { SelectBox } from '../../../components/select-box'
import { ForRole } from '../for-role'
import { useHolidays } from '../holidays'
import { DropSheet } from './drop-sheet'
import { sourceWords, spanWords } from './holiday-lines'
import { Writing } from './writing'
import '../list.css'

export default function HolidaysPage() {
  return (
    <ForRole title="节假日" whose="基地管理员">
      {() => <Holidays />}
    </ForRole>
  )
}

/** Years before and after the present one. */
const NEAR = [-1, 0, 1, 2]

function Holidays() {
  const present = yearOf(useNow())
  const [year, setYear] = useState(present)
  // The written text stays when the year above it is corrected.
  const [text, setText] = useState('')
  const query = useHolidays(year)
  const years = [...new Set([...NEAR.map((by) => present + by), year])].sort((one, other) => one - other)
  return (
    <Page title="节假日">
      <View className="stack">
        <View className="small">活动结束后十个工作日内要核对完，按这里的放假和调休算；发布活动、排系列时也会提醒。</View>
        <SelectBox
          id="holidays-year"
          label="年份"
          options={years.map((one) => ({ id: String(one), name: `${one} 年` }))}
          value={String(year)}
          onChange={(chosen) => setYear(Number(chosen))}
        />
        {query.data ? (
          <>
            <Present key={`present-${year}`} view={query.data} />
            <Writing key={year} view={query.data} text={text} onWrite={setText} onYear={setYear} />
          </>
        ) : (
          <Loading queries={[query]} shape="rows" />
        )}
      </View>
    </Page>
  )
}

/** The days that count now. */
function Present({ view }: { view: HolidaysView }) {
  const [isDropping, setIsDropping] = useState(false)
  return (
    <Section title={`${view.year} 年的安排`} aside={sourceWords(view.from)}>
      {view.from === 'none' ? <View>还没有。现在只按周一到周五算工作日。</View> : null}
      <View id="holidays-present">
        {spanWords(view.days).map((words) => (
          <View key={words} className="ruled list-part">
            {words}
          </View>
        ))}
      </View>
      {view.from === 'own' ? (
        <View className="list-order">
          <Button id="drop-holidays" kind="quiet" isSmall onTap={() => setIsDropping(true)}>
            不用这份安排
          </Button>
        </View>
      ) : null}
      {isDropping ? <DropSheet view={view} onClose={() => setIsDropping(false)} /> : null}
    </Section>
  )
}

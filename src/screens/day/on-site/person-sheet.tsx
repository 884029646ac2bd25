import { View } from '@tarojs/components'
import { now } from '../../../client/phone/clock'
import { useHistory } from '../on-site-marks'
import type { AttendanceList } from '../../../contract/attendance/attendance'
import type { Mark } from '../../../domain/attendance/attendance'
import { findingsOf } from '../../../domain/attendance/findings'
import { spokenCodeInGroups } from '../../../domain/attendance/spoken-code'
import { Button } from '../../../components/button'
import { Notice } from '../../../components/notice'
import { Sheet } from '../../../components/sheet'
import { findingWords, markWords } from '../finding-words'
import type { Person } from './people'

interface PersonSheetProps {
  person: Person | undefined
  attendanceList: AttendanceList
  /** Decides whether the person's marks outside the visit's time count. */
  onDecide: (person: Person, counts: boolean) => void
  phoneOf: (deviceId: string) => string
  onClose: () => void
}

/** One person with findings, their reasons, and the history of marks. */
export function PersonSheet({ person, attendanceList, onDecide, phoneOf, onClose }: PersonSheetProps) {
  const marks = useHistory(attendanceList, person)
  if (!person) return null
  const facts = { marks, phoneOf }
  const findings = findingsOf(person.attendance, attendanceList.activity, now())
  return (
    <Sheet isOpen title={person.name} onClose={onClose}>
      <View className="sheet-text">
        {[person.position, person.organisation, person.team?.name].filter(Boolean).join(' · ') || '没有报名，临时来的'}
        {person.code ? ` · 签到码 ${spokenCodeInGroups(person.code)}` : ''}
      </View>
      <View id="findings">
        {findings.map((finding) => (
          <Notice key={`${finding.kind} ${'markId' in finding ? finding.markId : ''}`} tone="warn" icon="alert">
            {findingWords(finding, facts)}。
          </Notice>
        ))}
      </View>
      {person.attendance.outside.length === 0 ? null : (
        <View className="on-site-decide">
          <Button id="decide-counts" onTap={() => onDecide(person, true)}>
            人在这里，算数
          </Button>
          <Button id="decide-not" kind="quiet" onTap={() => onDecide(person, false)}>
            不算
          </Button>
        </View>
      )}
      <View className="strong">记录</View>
      <View id="history">
        {marks.map((mark) => (
          <View key={mark.id} className={`on-site-history-line ruled ${isTakenBack(mark, marks) ? 'on-site-history-void' : ''}`}>
            {markWords(mark, facts)}
            {isTakenBack(mark, marks) ? '（已撤销）' : ''}
          </View>
        ))}
        {marks.length === 0 ? <View className="small">还没有记录。</View> : null}
      </View>
    </Sheet>
  )
}

const isTakenBack = ({ id }: Mark, marks: readonly Mark[]): boolean => marks.some(({ kind, voids }) => kind === 'void' && voids === id)

/** Codes read on site, and the result of the last one. A mark is on the phone before the screen shows it. */
import { useState } from 'react'
import { now } from '../../../client/phone/clock'
import { mayTypeCode, noteRightCode, noteWrongCode } from './scan-attempts'
import { vibrate } from '../../../client/phone/screen'
import type { AttendanceList } from '../../../contract/attendance/attendance'
import type { Person } from './people'
import { type Scan, readScan, readTyped } from './scan'
import { type ScanWords, scanWords } from './scan-words'
import type { List } from './use-list'

export interface ScanResult extends ScanWords {
  /** A person who is here already and may be leaving, since the end is near. */
  leaving: Person | null
}

const FULL: ScanResult = { tone: 'warn', title: '没有记上', text: '手机存储满了，这一下没有记上。请清理存储后再扫。', leaving: null }

export function useScans(attendanceList: AttendanceList, people: readonly Person[], list: List) {
  const [result, setResult] = useState<ScanResult | null>(null)
  const door = { key: attendanceList.key, activity: attendanceList.activity, people, now: now() }

  const show = (scan: Scan, isKept: boolean) => {
    const words = isKept ? { ...scanWords(scan), leaving: scan.kind === 'here' && scan.mayLeave ? scan.person : null } : FULL
    vibrate(words.tone === 'ok' ? 'well' : 'look')
    setResult(words)
  }
  const keep = (scan: Scan, method: 'scanned' | 'spoken'): boolean => {
    if (scan.kind === 'missing') return list.mark([scan.person], 'in', method)
    return scan.kind === 'new' ? list.record([{ signUpId: scan.signUpId, kind: 'in', method }]) : true
  }
  return {
    result,
    clear: () => setResult(null),
    scanned: (text: string) => {
      const scan = readScan(door, text)
      show(scan, keep(scan, 'scanned'))
    },
    typed: (text: string) => {
      const scan = readTyped(door, text, mayTypeCode(attendanceList.activity.id))
      if (scan.kind !== 'refused') noteRightCode(attendanceList.activity.id)
      else if (scan.reason === 'code-unknown') noteWrongCode(attendanceList.activity.id)
      show(scan, keep(scan, 'spoken'))
    },
    leave: (person: Person) => {
      if (!list.mark([person], 'out')) return setResult(FULL)
      vibrate('well')
      setResult({ tone: 'ok', title: person.name, text: '已签退', leaving: null })
    },
  }
}

export type Scans = ReturnType<typeof useScans>

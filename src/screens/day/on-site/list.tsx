import { View } from '@tarojs/components'
import { useState } from 'react'
import { now } from '../../../client/phone/clock'
import type { OnSite } from '../../../client/attendance/on-site'
import type { AttendanceList } from '../../../contract/attendance/attendance'
import type { HeadCount } from '../../../domain/attendance/head-count'
import { findingsOf } from '../../../domain/attendance/findings'
import { Button } from '../../../components/button'
import { ChipBar } from '../../../components/chip-bar'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Icon } from '../../../components/icon'
import { Notice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'
import { type Filter, type Person, hasLeft, isHere, originWords, shownPeople } from './people'
import { PersonRow } from './person-row'
import { Teams } from './teams'
import type { List as ListState } from './use-list'

/** Rows shown at first, because WeChat renders hundreds of them slowly. The search covers all people. */
const SHOWN_AT_ONCE = 30

interface ListProps {
  onSite: OnSite
  attendanceList: AttendanceList
  people: readonly Person[]
  counts: HeadCount
  list: ListState
  onLook: (person: Person) => void
}

/** The list of people, filtered by presence, with a search by surname, initials or code. */
export function List({ onSite, attendanceList, people, counts, list, onLook }: ListProps) {
  const [most, setMost] = useState(SHOWN_AT_ONCE)
  const shown = shownPeople(people, list.filter, list.typed, list.held)
  const moment = now()
  const chips: { id: Filter; name: string }[] = [
    { id: 'missing', name: `未到 ${counts.missing}` },
    { id: 'present', name: `已到 ${counts.present}` },
    { id: 'all', name: '全部' },
  ]
  return (
    <View>
      <View className="on-site-tools">
        <View className="on-site-filter">
          <ChipBar id="filter" label="看哪些人" chips={chips} chosen={list.filter} onChoose={(id) => list.choose(id as Filter)} />
        </View>
        <FindBox value={list.typed} onFind={list.find} />
      </View>
      {list.isFull ? (
        <Notice tone="warn" icon="alert" isAnswer>
          手机存储满了，刚才那一下没有记上。请清理存储后再点。
        </Notice>
      ) : null}
      {list.filter === 'missing' && list.typed === '' ? <Teams people={people} list={list} /> : null}
      {list.filter === 'present' ? (
        <AllOut people={people.filter((person) => isHere(person) && !hasLeft(person))} onConfirm={(leaving) => list.mark(leaving, 'out')} />
      ) : null}
      <View id="people" className="card on-site-people">
        {shown.slice(0, most).map((person) => (
          <PersonRow
            key={person.volunteerId}
            person={person}
            isFresh={list.isFresh(person)}
            origin={originWords(person, onSite)}
            isInQuestion={findingsOf(person.attendance, attendanceList.activity, moment).length > 0}
            list={list}
            onLook={() => onLook(person)}
          />
        ))}
        {shown.length === 0 ? <View className="small on-site-nobody">{nobodyWords(list.filter, list.typed, counts)}</View> : null}
        {shown.length > most ? (
          <Tap className="on-site-more" onTap={() => setMost(most + SHOWN_AT_ONCE)}>
            还有 {shown.length - most} 人
          </Tap>
        ) : null}
      </View>
      {list.filter === 'missing' ? <JustTicked count={shown.filter(isHere).length} onTidy={() => list.choose('missing')} /> : null}
    </View>
  )
}

/** Number of ticked rows that stay in place, so that no row moves under a finger, and a button that removes them. */
const JustTicked = ({ count, onTidy }: { count: number; onTidy: () => void }) =>
  count === 0 ? null : (
    <View className="on-site-ticked">
      <View className="small on-site-ticked-words">刚签到 {count} 人，先留在名单上</View>
      <View className="on-site-tidy-cell">
        <Tap id="tidy" className="on-site-tidy" onTap={onTidy}>
          收起
        </Tap>
      </View>
    </View>
  )

function nobodyWords(filter: Filter, typed: string, { expected, missing }: HeadCount): string {
  if (typed.trim() !== '') return `没有找到“${typed.trim()}”${filter === 'all' ? '' : '，看看“全部”'}。`
  if (expected === 0) return '还没有人报名确认，名单是空的。'
  return filter === 'missing' && missing === 0 ? '都到齐了。' : '还没有人签到。'
}

const FindBox = ({ value, onFind }: { value: string; onFind: (typed: string) => void }) => (
  <View className="on-site-find" role="search">
    <Icon name="search" className="on-site-find-icon" />
    <TextInput
      id="find-person"
      kind="search"
      label="按姓名、拼音首字母或签到码找"
      placeholder="找人"
      className="field-bare on-site-find-input"
      maxLength={20}
      value={value}
      onChange={onFind}
    />
    {value ? (
      <View className="on-site-clear-cell">
        <Tap className="on-site-clear" label="清空" onTap={() => onFind('')}>
          <Icon name="close" />
        </Tap>
      </View>
    ) : null}
  </View>
)

/** Check-out of everybody present, for the end of the visit. */
function AllOut({ people, onConfirm }: { people: readonly Person[]; onConfirm: (people: readonly Person[]) => void }) {
  const [isAsking, setIsAsking] = useState(false)
  if (people.length === 0) return null
  return (
    <View className="on-site-all-out">
      <Button id="all-out" kind="quiet" onTap={() => setIsAsking(true)}>{`全部签退（${people.length} 人）`}</Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={`给 ${people.length} 人签退？`}
        text="记下的签退时间是现在。先走的人可以在名单上单独签退，签错了可以撤销。"
        confirmLabel="全部签退"
        onConfirm={() => {
          setIsAsking(false)
          onConfirm(people)
        }}
        onClose={() => setIsAsking(false)}
      />
    </View>
  )
}

/** 专长核实: members' declared skills, such as doctor or lawyer, and their verification. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { countSkills, useDeclaredSkills } from '../skills'
import type { DeclaredSkill } from '../../../contract/seats'
import type { SkillState } from '../../../domain/people/skill-state'
import { ChipBar } from '../../../components/chip-bar'
import { Empty } from '../../../components/empty'
import { Page } from '../../../components/page'
import { Tap } from '../../../components/tap'
import { Loading } from '../../../components/loading'
import { NotOrganiser } from '../not-organiser'
import { RevokeSheet } from './revoke-sheet'
import { SkillRow } from './skill-row'
import { VerifySheet } from './verify-sheet'
import './index.css'

export default function SkillsPage() {
  const session = useSession()
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="专长核实">
      {session.data?.isOrganiser ? <Skills /> : null}
      {session.data && !session.data.isOrganiser ? <NotOrganiser session={session.data} /> : null}
      {session.data ? null : <Loading queries={[session]} shape="rows" />}
    </Page>
  )
}

const FILTERS: readonly { id: SkillState | ''; name: string }[] = [
  { id: '', name: '全部' },
  { id: 'waiting', name: '待核实' },
  { id: 'expired', name: '已到期' },
  { id: 'verified', name: '已核实' },
]

function Skills() {
  const now = useNow()
  const [filter, setFilter] = useState<SkillState | ''>('')
  const [chosen, setChosen] = useState<{ skill: DeclaredSkill; what: 'verify' | 'revoke' }>()
  const query = useDeclaredSkills(filter || undefined)
  const counts = query.data?.pages[query.data.pages.length - 1]?.counts
  if (!query.data || !counts) return <Loading queries={[query]} shape="rows" />
  if (countSkills(counts) === 0) {
    return <Empty icon="medal" title="还没有要核实的专长" text="成员在资料里填了医生、律师这类专长，会出现在这里。" />
  }
  const shown = query.data.pages.flatMap(({ items }) => items)
  const left = countSkills(counts, filter || undefined) - shown.length
  const stop = () => setChosen(undefined)
  return (
    <View>
      <View className="small skills-words">要求核实的岗位，只有核实过、执照没到期的人能报。</View>
      <ChipBar
        id="skills"
        label="看哪些专长"
        chips={FILTERS.map(({ id, name }) => ({ id, name: `${name} ${countSkills(counts, id || undefined)}` }))}
        chosen={filter}
        onChoose={(id) => setFilter(id as SkillState | '')}
      />
      <View className="card skills-list">
        {shown.length === 0 ? <View className="small skills-none">这里没有人。</View> : null}
        {shown.map((skill) => (
          <SkillRow key={`${skill.volunteerId}-${skill.skillId}`} skill={skill} now={now} onAsk={(what) => setChosen({ skill, what })} />
        ))}
        {left > 0 ? (
          <Tap className="skills-more" onTap={() => void query.fetchNextPage()}>
            还有 {left} 条
          </Tap>
        ) : null}
      </View>
      {chosen?.what === 'verify' ? <VerifySheet skill={chosen.skill} onClose={stop} /> : null}
      {chosen?.what === 'revoke' ? <RevokeSheet skill={chosen.skill} onClose={stop} /> : null}
    </View>
  )
}

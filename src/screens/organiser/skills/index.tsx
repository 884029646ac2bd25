/** 专长核实: members' declared skills, such as doctor or lawyer, and their verification. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { useDeclaredSkills } from '../skills'
import type { DeclaredSkill } from '../../../contract/seats'
import { ChipBar } from '../../../components/chip-bar'
import { Empty } from '../../../components/empty'
import { Page } from '../../../components/page'
import { Tap } from '../../../components/tap'
import { Loading } from '../../../components/loading'
import { NotOrganiser } from '../not-organiser'
import { RevokeSheet } from './revoke-sheet'
import { SkillRow } from './skill-row'
import { type SkillState, inOrder, stateOf } from '../skill-states'
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

const Skills = () => {
  const query = useDeclaredSkills()
  const now = useNow()
  if (!query.data) return <Loading queries={[query]} shape="rows" />
  if (query.data.length === 0) {
    return <Empty icon="medal" title="还没有要核实的专长" text="成员在资料里填了医生、律师这类专长，会出现在这里。" />
  }
  return <SkillList skills={inOrder(query.data, now)} now={now} />
}

/** Rows shown at first, because WeChat renders hundreds of them slowly. */
const SHOWN_AT_ONCE = 30

const FILTERS: readonly { id: SkillState | ''; name: string }[] = [
  { id: '', name: '全部' },
  { id: 'waiting', name: '待核实' },
  { id: 'expired', name: '已到期' },
  { id: 'verified', name: '已核实' },
]

function SkillList({ skills, now }: { skills: readonly DeclaredSkill[]; now: number }) {
  const [filter, setFilter] = useState<string>('')
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const [chosen, setChosen] = useState<{ skill: DeclaredSkill; what: 'verify' | 'revoke' }>()
  const of = (id: string) => skills.filter((skill) => id === '' || stateOf(skill, now) === id)
  const found = of(filter)
  const stop = () => setChosen(undefined)
  return (
    <View>
      <View className="small skills-words">要求核实的岗位，只有核实过、执照没到期的人能报。</View>
      <ChipBar
        id="skills"
        label="看哪些专长"
        chips={FILTERS.map(({ id, name }) => ({ id, name: `${name} ${of(id).length}` }))}
        chosen={filter}
        onChoose={(id) => {
          setFilter(id)
          setShown(SHOWN_AT_ONCE)
        }}
      />
      <View className="card skills-list">
        {found.length === 0 ? <View className="small skills-none">这里没有人。</View> : null}
        {found.slice(0, shown).map((skill) => (
          <SkillRow key={`${skill.volunteerId}-${skill.skillId}`} skill={skill} now={now} onAsk={(what) => setChosen({ skill, what })} />
        ))}
        {found.length > shown ? (
          <Tap className="skills-more" onTap={() => setShown(shown + SHOWN_AT_ONCE)}>
            还有 {found.length - shown} 条
          </Tap>
        ) : null}
      </View>
      {chosen?.what === 'verify' ? <VerifySheet skill={chosen.skill} onClose={stop} /> : null}
      {chosen?.what === 'revoke' ? <RevokeSheet skill={chosen.skill} onClose={stop} /> : null}
    </View>
  )
}

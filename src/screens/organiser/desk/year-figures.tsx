import { View } from '@tarojs/components'
import { useState } from 'react'
import { countInWords, hoursInWords } from '../../../client/figures'
import { openPage } from '../../../client/phone/navigation'
import { useFigures } from '../../../client/people/profile'
import type { SessionView } from '../../../contract/people/profile'
import { yearOf } from '../../../domain/calendar/calendar'
import { FigureRow } from '../../../components/figure-row'
import { Heading } from '../../../components/heading'
import { Icon } from '../../../components/icon'
import { SelectBox } from '../../../components/select-box'
import { Tap } from '../../../components/tap'
import { RingsMark } from '../../../components/rings'

/** This year's figures of one of the organiser's organisations, or of the whole base. */
export function YearFigures({ session, now }: { session: SessionView; now: number }) {
  const scopes = scopesOf(session)
  const [chosen, setChosen] = useState<string>()
  const scope = scopes.find(({ id }) => id === chosen) ?? scopes[0]
  const figures = useFigures(yearOf(now), scope?.id || null).data
  return (
    <View className="card desk-year">
      <RingsMark className="desk-rings" />
      <View className="desk-year-head">
        <View className="label">
          {yearOf(now)} 年 · {roleWords(session)}
        </View>
        {scopes.length > 1 ? (
          <View className="h2 desk-scope">
            <SelectBox id="desk-scope" label="看哪个组织的数字" isBare options={scopes} value={scope?.id ?? ''} onChange={setChosen} />
          </View>
        ) : (
          <Heading level={2}>{scope?.name ?? ''}</Heading>
        )}
      </View>
      <FigureRow
        figures={[
          { id: 'figure-activities', label: '场活动', value: figures && countInWords(figures.activities) },
          { id: 'figure-turns', label: '人次', value: figures && countInWords(Math.round(figures.turns)) },
          { id: 'figure-hours', label: '服务小时', value: figures && hoursInWords(figures.serviceMinutes) },
          { id: 'figure-served', label: '受益群众', value: figures && countInWords(figures.served) },
        ]}
      />
      <Tap
        id="to-year"
        className="desk-year-link ruled"
        role="link"
        onTap={() => openPage('figures/year', { scope: scope?.id || 'base', year: String(yearOf(now)) })}
      >
        <View className="desk-year-words">年度统计，每个数字都能点开</View>
        <Icon name="right" />
      </Tap>
    </View>
  )
}

const roleWords = ({ profile, isAdministrator }: SessionView): string =>
  `${profile?.name ?? ''}${isAdministrator ? '，基地管理员' : '代表'}`

/** Scopes of the figures. '' is the whole base, which an administrator sees first. */
const scopesOf = ({ isAdministrator, organises }: SessionView) => [...(isAdministrator ? [{ id: '', name: '全基地' }] : []), ...organises]

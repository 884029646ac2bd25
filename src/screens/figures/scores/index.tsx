/** 年度考核计分 (`?year=`): each organisation's score. Each kind of points opens the records behind it. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull } from '../../../client/wire/refresh'
import { useScores } from './scores'
import { useSession } from '../../../client/people/session'
import type { ClosedScores, ClosedScore, Score, Scores } from '../../../contract/figures/scores'
import { dayInWords, yearOf } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ChipBar } from '../../../components/chip-bar'
import { Empty } from '../../../components/empty'
import { Heading } from '../../../components/heading'
import { Page } from '../../../components/page'
import { Tap } from '../../../components/tap'
import { Loading } from '../../../components/loading'
import { NotAllowed } from '../not-allowed'
import { yearsOnOffer } from '../../../client/figures'
import { ClosedNotice } from '../closed-notice'
import { PointsSheet } from './points-sheet'
import { KINDS, countWords, pointsWords, rulesWords, scoreChanges } from './words'
import './index.css'

export default function ScoresPage() {
  const now = useNow()
  const requested = Number(useRouter().params['year'] ?? yearOf(now))
  const [year, setYear] = useState(requested)
  const session = useSession()
  const query = useScores(year, session.data?.isOrganiser === true)
  useRefreshOnPull()
  if (session.data && !session.data.isOrganiser)
    return (
      <Page title="年度考核计分">
        <NotAllowed session={session.data} />
      </Page>
    )
  return (
    <Page title="年度考核计分">
      <ChipBar
        id="year"
        label="年份"
        chips={yearsOnOffer(yearOf(now), requested).map((one) => ({ id: String(one), name: `${one} 年` }))}
        chosen={String(year)}
        onChoose={(id) => setYear(Number(id))}
      />
      {query.data ? (
        <Year scores={query.data} year={year} now={now} mayEdit={session.data?.isAdministrator === true} />
      ) : (
        <Loading queries={[query]} shape="rows" />
      )}
    </Page>
  )
}

function Year({ scores, year, now, mayEdit }: { scores: Scores; year: number; now: number; mayEdit: boolean }) {
  const [isEditing, setIsEditing] = useState(false)
  const { rules, closed } = scores
  const since = rules.createdAt === null ? '' : `，${dayInWords(rules.createdAt, now)}由${rules.createdBy ?? ''}定`
  const shown = closed?.scores ?? scores.scores.map((score) => ({ ...score, mergedInto: null }))
  return (
    <>
      <View className="card scores-rules">
        <Heading level={2}>{rules.version === 0 ? '计分规则' : `计分规则第 ${rules.version} 版`}</Heading>
        <View className="small">{`${rulesWords(rules.points)}${since}${closed ? '。这一年已经封存，以后改规则不影响它' : ''}。`}</View>
        {mayEdit && !closed ? (
          <View className="scores-edit">
            <Button id="edit-points" kind="quiet" isSmall icon="edit" onTap={() => setIsEditing(true)}>
              改规则
            </Button>
          </View>
        ) : null}
      </View>
      {closed ? <Kept closed={closed} present={scores.scores} now={now} /> : null}
      <View className="stack">
        {shown.map((score) => (
          <ScoreCard key={score.organisationId} score={score} year={year} isKept={closed !== null} />
        ))}
      </View>
      {shown.length === 0 ? <Empty icon="medal" title={`${year} 年还没有得分`} text="办过活动、签过到之后，分数会自己出来。" /> : null}
      {isEditing ? <PointsSheet rules={rules} onClose={() => setIsEditing(false)} /> : null}
    </>
  )
}

/** Notice about the stored scores of a closed year, with corrections since. */
function Kept({ closed: { at, by, scores }, present, now }: { closed: ClosedScores; present: Score[]; now: number }) {
  const closing = `${dayInWords(at, now)}由${by}封存。`
  const changes = scoreChanges(scores, present)
  return (
    <View id="scores-closed">
      <ClosedNotice words={`${closing}下面是封存时的得分。`} changes={changes} />
    </View>
  )
}

/** An organisation's total, and its points by kind. */
function ScoreCard({ score, year, isKept }: { score: ClosedScore; year: number; isKept: boolean }) {
  const { organisationId, name, total, lines, mergedInto } = score
  return (
    <View id={`score-${organisationId}`} className="card">
      <View className="ends">
        <Heading level={2} className="ends-first">
          {name}
        </Heading>
        <View className="numeral scores-total">{`${pointsWords(total)} 分`}</View>
      </View>
      {mergedInto ? <View className="small">{`后来并入${mergedInto.name}`}</View> : null}
      {lines
        .filter(({ count }) => count > 0)
        .map((line) => (
          <Tap
            key={line.kind}
            id={`score-${organisationId}-${line.kind}`}
            className="scores-line ruled"
            role="link"
            onTap={() =>
              openPage('figures/figure-records', {
                scope: mergedInto?.id ?? organisationId,
                year: String(year),
                title: `${name} ${KINDS[line.kind].name}`,
                ...(isKept ? { kept: organisationId } : {}),
                ...KINDS[line.kind].opens,
              })
            }
          >
            <View className="scores-words">{`${KINDS[line.kind].name} ${countWords(line.kind, line.count)}`}</View>
            <View className="strong">{`${pointsWords(line.points)} 分`}</View>
          </Tap>
        ))}
    </View>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { randomId } from '../../../client/phone/device'
import { type SeatRow, type TeamProblem, fillNames, removeRow, addRow } from '../team-form'
import { isPastedList, parseNames } from '../team-names'
import type { PositionView } from '../../../contract/activities/activities'
import { tidyName } from '../../../domain/people/names'
import { LARGEST_TEAM } from '../../../domain/teams'
import { Button } from '../../../components/button'
import { Notice } from '../../../components/notice'
import { type OwnOrganisation, chanceOf, chanceWords, neededWords, quotaWords } from '../../../components/seat-words'
import { Section } from '../../../components/section'
import { SeatStepper } from '../seat-stepper'
import { NameRow } from './name-row'
import { PasteNames } from './paste-names'

interface PartEditorProps {
  position: PositionView
  comesFor: readonly OwnOrganisation[]
  rows: SeatRow[]
  /** Seats of the other positions, for finding a name that occurs twice. */
  others: readonly SeatRow[]
  /** Name of the leader, who is the user. */
  ownName: string
  problems: readonly TeamProblem[]
  /** True while the team is being sent, since changes would not be included. */
  isSending: boolean
  /** True if no team can sign up now; then the numbers of free seats are hidden. */
  isHopeless: boolean
  onChange: (rows: SeatRow[]) => void
  now: number
}

/** Fields for the seats of one position: their number, and the names. */
export function PartEditor({ position, comesFor, rows, others, ownName, problems, isSending, isHopeless, onChange, now }: PartEditorProps) {
  const [left, setLeft] = useState<string[]>([])
  const most = Math.min(position.capacity, LARGEST_TEAM)
  const chance = chanceOf(position, comesFor, now)
  const fill = (from: string | null, names: readonly string[]) => {
    const filled = fillNames(rows, from, names, most, randomId)
    setLeft(filled.left)
    onChange(filled.rows)
  }
  const type = (row: SeatRow, text: string) => {
    if (isPastedList(row.name, text)) fill(row.id, parseNames(text))
    else onChange(rows.map((other) => (other.id === row.id ? { ...other, name: text } : other)))
  }
  const isOwnNameThere = [...rows, ...others].some(({ name }) => tidyName(name) === ownName)
  const isOpen = ({ name }: SeatRow) => tidyName(name) === ''
  return (
    <Section title={position.name} aside={isHopeless ? undefined : neededWords(position, chance)}>
      <Terms position={position} words={isHopeless ? null : chanceWords(chance, now)} now={now} />
      <SeatStepper
        id={`seats-${position.id}`}
        label={position.name}
        count={rows.length}
        mayAdd={rows.length < most}
        mayTake={rows.some(isOpen)}
        isDisabled={isSending}
        onAdd={() => onChange(addRow(rows, randomId))}
        onTake={() => onChange(removeRow(rows))}
      />
      {rows.map((row, at) => (
        <NameRow
          key={row.id}
          row={row}
          at={at}
          position={position}
          problem={problems.find((problem) => problem.row === row.id)}
          isSending={isSending}
          onType={(text) => type(row, text)}
          onSplit={(names) => fill(row.id, names)}
          onRemove={() => onChange(rows.filter((other) => other.id !== row.id))}
          now={now}
        />
      ))}
      {left.length > 0 ? (
        <Notice tone="warn" icon="alert">
          这个岗位最多 {most} 人，没有放下：{left.join('、')}
        </Notice>
      ) : null}
      {rows.length > 0 ? (
        <View className="new-team-part-more">
          <PasteNames id={`paste-${position.id}`} position={position.name} isSending={isSending} onNames={(names) => fill(null, names)} />
          {isOwnNameThere || !rows.some(isOpen) ? null : (
            <View className="new-team-part-more-cell">
              <Button
                id={`self-${position.id}`}
                kind="quiet"
                isSmall
                icon="user"
                isDisabled={isSending}
                onTap={() => fill(null, [ownName])}
              >
                写上我自己
              </Button>
            </View>
          )}
        </View>
      ) : null}
    </Section>
  )
}

/** The position's required skill and its quotas. */
const Terms = ({ position, words, now }: { position: PositionView; words: string | null; now: number }) => (
  <View className="new-team-part-terms">
    {position.skill ? (
      <View className="small">
        {position.skill.verified
          ? `须${position.skill.name}专长，并经组织核实。没有核实过的人先留空，请本人核实后点邀请进来。`
          : `须${position.skill.name}专长`}
      </View>
    ) : null}
    {position.quotas.map((quota) => (
      <View key={quota.organisationId} className="small">
        {quotaWords(quota, now)}
      </View>
    ))}
    {words ? <View className="small strong">{words}</View> : null}
  </View>
)

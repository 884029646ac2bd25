/** Visits of the elder version: those of the own town, after the question for it, or what was looked for (`text`, `category`, `when`). */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { chooseTown, useOwnTown } from '../../../client/phone/own-town'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { Page } from '../../../components/page'
import { TownQuestion } from './town-question'
import { VisitList } from './visit-list'
import './index.css'

export default function VisitsPage() {
  const { text = '', category = '', when = '' } = useRouter().params
  const vocabulary = useVocabulary().data
  const ownTown = useOwnTown()
  const [isAsking, setIsAsking] = useState(false)
  useRefreshOnShow()
  useRefreshOnPull()
  const sought = { text: wordsOf(text), category, isPast: when === 'past' }
  const isSought = sought.text !== '' || category !== '' || sought.isPast
  const towns = vocabulary?.towns.filter(({ isRetired }) => !isRetired) ?? []
  // A town that was joined with another since is asked for again.
  const isKnown = ownTown === '' || vocabulary === undefined || towns.some(({ id }) => id === ownTown)
  const town = isSought || !isKnown ? '' : (ownTown ?? '')
  if (vocabulary && towns.length > 0 && !isSought && (ownTown === null || isAsking || !isKnown))
    return (
      <Page title="近期活动">
        <TownQuestion
          towns={towns}
          onChoose={(id) => {
            chooseTown(id)
            setIsAsking(false)
          }}
        />
      </Page>
    )
  return (
    <Page title={titleOf(sought)}>
      <VisitList
        sought={{ ...sought, town }}
        townName={towns.find(({ id }) => id === town)?.name ?? null}
        phone={vocabulary?.base?.contactPhone ?? null}
        onOtherTown={isSought || towns.length === 0 ? null : () => setIsAsking(true)}
      />
    </Page>
  )
}

/** The words of an address, which a browser gives in another form than WeChat; those of a broken link stay as they are. */
function wordsOf(text: string): string {
  try {
    return decodeURIComponent(text).trim()
  } catch {
    return text.trim()
  }
}

function titleOf({ text, isPast }: { text: string; isPast: boolean }): string {
  if (text !== '') return `找“${text}”`
  return isPast ? '以前的活动' : '近期活动'
}

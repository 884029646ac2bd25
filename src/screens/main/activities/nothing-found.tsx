import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type ActivityFilter, useNothingFound } from '../../../client/activities/activities'
import { callPhone } from '../../../client/phone/screen'
import type { NothingFound as Found, Vocabulary } from '../../../contract/activities/activities'
import { Button } from '../../../components/button'
import { Empty } from '../../../components/empty'
import { Heading } from '../../../components/heading'
import { CardList } from '../card-list'
import type { useFilter } from './filter'
import { narrowedBy, offerWords, otherTownsHeading, townWords } from './nothing-found-words'

interface NothingFoundProps {
  filter: ReturnType<typeof useFilter>
  vocabulary: Vocabulary | undefined
  now: number
}

/** A narrowed list that found nothing: what narrowed it, what is found with less, and whom to ask. */
export function NothingFound({ filter, vocabulary, now }: NothingFoundProps) {
  const { chosen, clear } = filter
  const { data } = useNothingFound(filter.query)
  const names = {
    town: vocabulary?.towns.find(({ id }) => id === chosen.town)?.name ?? '',
    category: vocabulary?.categories.find(({ id }) => id === chosen.category)?.name ?? '',
  }
  const phone = vocabulary?.base?.contactPhone
  const narrowed = narrowedBy(chosen, names, data?.days ?? [], now)
  return (
    <View id="nothing-found">
      <Empty icon="search" title="没有找到这样的活动" text={`您找的是：${narrowed}`} action={{ label: '看全部', go: clear }} />
      {phone ? (
        <View className="activities-more">
          <Button id="ask-by-phone" kind="quiet" icon="phone" onTap={() => callPhone(phone)}>
            {`打电话问问 ${phone}`}
          </Button>
        </View>
      ) : null}
      {data ? <Beyond filter={filter} found={data} now={now} /> : null}
    </View>
  )
}

function Beyond({ filter: { chosen, change }, found, now }: { filter: NothingFoundProps['filter']; found: Found; now: number }) {
  const offers = found.offers.filter(({ count }) => count > 0)
  const widen = ({ without, text }: Found['offers'][number]) =>
    change({
      text,
      ...(without === 'town' && chosen.town !== '' ? { town: '' } : {}),
      ...(without === 'category' ? { category: '' } : {}),
      ...(without === 'span' ? { span: 'coming' as const } : {}),
    })
  const withoutTown = found.offers.find(({ without }) => without === 'town')
  return (
    <>
      {offers.length > 0 ? (
        <Group title="少一个条件，就有">
          {offers.map((offer) => (
            <View key={offer.without} className="activities-more">
              <Button id={`without-${offer.without}`} kind="quiet" onTap={() => widen(offer)}>
                {offerWords(offer, chosen.text)}
              </Button>
            </View>
          ))}
        </Group>
      ) : null}
      {found.others.length > 0 ? (
        <Group title={otherTownsHeading(found.others)}>
          {found.others.map((town) => (
            <View key={town.id} className="activities-more">
              <Button id={`town-${town.id}`} kind="quiet" onTap={() => change({ town: town.id, text: withoutTown?.text ?? chosen.text })}>
                {townWords(town, now)}
              </Button>
            </View>
          ))}
        </Group>
      ) : null}
      {found.otherTime.length > 0 ? (
        <Group title={chosen.span === 'past' ? '近期有这样的活动' : '以前办过'}>
          <CardList cards={found.otherTime} now={now} />
        </Group>
      ) : null}
    </>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <View className="activities-group">
    <View className="activities-group-head">
      <Heading level={2} className="activities-group-name">
        {title}
      </Heading>
    </View>
    {children}
  </View>
)

/** Number of visits found, for screen readers: it is said when the answer is there, not with each letter. */
export function FoundAloud({ filter, count, hasMore }: { filter: ActivityFilter; count: number | undefined; hasMore: boolean }) {
  const isSearched = filter.text !== undefined
  const words = count === 0 ? '没有找到活动' : `找到 ${count ?? 0} 场${hasMore ? '以上' : ''}活动`
  return (
    <View id="found-aloud" className="activities-aloud" role="status" aria-live="polite">
      {isSearched && count !== undefined ? words : ''}
    </View>
  )
}

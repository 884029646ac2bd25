import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ListEntry } from '../../contract/vocabulary'
import type { ListName } from '../../domain/vocabulary/lists'
import { Button } from '../../components/button'
import { Loading } from '../../components/loading'
import { Page } from '../../components/page'
import { Section } from '../../components/section'
import { Tap } from '../../components/tap'
import { EntrySheet } from './entry-sheet'
import { ForRole } from './for-role'
import type { ListPageProps } from './list-props'
import { useList } from './lists'
import { OrderSheet } from './order-sheet'
import { RemoveSheet } from './remove-sheet'
import './list.css'

const RETIRED = '填写时不再出现；用过的地方照样显示。'

/** A page on which the administrator adds to one of the base's lists, renames, orders, retires and removes. */
export const ListPage = <Of extends ListName>(props: ListPageProps<Of>) => (
  <ForRole title={props.title} whose="基地管理员">
    {() => <List {...props} />}
  </ForRole>
)

type OpenSheet<Of extends ListName> = { what: 'add' | 'order' } | { what: 'edit' | 'remove'; entry: ListEntry<Of> }

function List<Of extends ListName>(props: ListPageProps<Of>) {
  const { of, title, noun, hint, shows = () => true, retiredHint = RETIRED, isOrdered = true, children } = props
  const query = useList(of)
  const [sheet, setSheet] = useState<OpenSheet<Of>>()
  const close = () => setSheet(undefined)
  const entries = (query.data?.entries ?? []).filter(shows)
  const onOffer = entries.filter(({ isRetired }) => !isRetired)
  const retired = entries.filter(({ isRetired }) => isRetired)
  const editing = sheet?.what === 'edit' ? sheet.entry : undefined
  return (
    <Page
      title={title}
      bottom={
        <Button id="add-entry" icon="plus" onTap={() => setSheet({ what: 'add' })}>
          {`加一个${noun}`}
        </Button>
      }
    >
      <View className="stack">
        <View className="small">{hint}</View>
        {children}
        {query.data ? (
          <Section title={title} aside={`${onOffer.length} 个`}>
            {onOffer.length === 0 ? <View className="small">{`还没有${noun}。`}</View> : null}
            <Rows {...props} entries={onOffer} onOpen={(entry) => setSheet({ what: 'edit', entry })} />
            {isOrdered && onOffer.length > 1 ? (
              <View className="list-order">
                <Button id="order-entries" kind="quiet" isSmall onTap={() => setSheet({ what: 'order' })}>
                  调整顺序
                </Button>
              </View>
            ) : null}
          </Section>
        ) : (
          <Loading queries={[query]} shape="rows" />
        )}
        {retired.length > 0 ? (
          <Section title="已停用" aside={`${retired.length} 个`}>
            <View className="small">{retiredHint}</View>
            <Rows {...props} entries={retired} onOpen={(entry) => setSheet({ what: 'edit', entry })} />
          </Section>
        ) : null}
      </View>
      {sheet?.what === 'add' || editing ? (
        <EntrySheet
          {...props}
          entry={editing}
          present={entries.find(({ id }) => id === editing?.id)}
          version={query.data?.version ?? ''}
          onRemove={editing && (() => setSheet({ what: 'remove', entry: editing }))}
          onClose={close}
        />
      ) : null}
      {sheet?.what === 'remove' ? (
        <RemoveSheet of={of} noun={noun} entry={sheet.entry} version={query.data?.version ?? ''} onClose={close} />
      ) : null}
      {sheet?.what === 'order' && query.data ? <OrderSheet of={of} list={query.data} movable={onOffer} onClose={close} /> : null}
    </Page>
  )
}

function Rows<Of extends ListName>({
  entries,
  lineOf,
  onOpen,
}: Pick<ListPageProps<Of>, 'lineOf'> & { entries: readonly ListEntry<Of>[]; onOpen: (entry: ListEntry<Of>) => void }) {
  return entries.map((entry) => (
    <Tap key={entry.id} id={`entry-${entry.id}`} className="list-row ruled" onTap={() => onOpen(entry)}>
      <View className="strong">{entry.name}</View>
      <View className="small">{[lineOf?.(entry), entry.uses > 0 ? `用过 ${entry.uses} 次` : ''].filter(Boolean).join(' · ')}</View>
    </Tap>
  ))
}

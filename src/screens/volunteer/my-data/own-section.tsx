import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OwnSection } from '../../../contract/people/own-data'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { factsOf, moreWords } from './words'

/** Rows shown before the rest is asked for. */
const FIRST = 3

/** One kind of data, with its latest rows. */
export function OwnSectionCard({ section }: { section: OwnSection }) {
  const [isOpen, setOpen] = useState(false)
  const rows = factsOf(section)
  const shown = isOpen ? rows : rows.slice(0, FIRST)
  const more = moreWords(section)
  return (
    <View className="my-data-block">
      <Section title={section.title} aside={section.total === 0 ? '没有' : `${section.total} 条`}>
        {shown.map(({ key, facts }) => (
          <View key={key} className="my-data-row ruled">
            {facts.map(({ heading, words }) => (
              <View key={heading} className="my-data-fact">
                <View className="small my-data-name">{heading}</View>
                <View className="my-data-words">{words}</View>
              </View>
            ))}
          </View>
        ))}
        {rows.length > shown.length ? (
          <Button kind="quiet" isSmall onTap={() => setOpen(true)}>
            {`再看 ${rows.length - shown.length} 条`}
          </Button>
        ) : null}
        {more !== null && shown.length === rows.length ? <View className="small my-data-more">{more}</View> : null}
      </Section>
    </View>
  )
}

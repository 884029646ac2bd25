import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'

/** Number of rows shown until all are requested. */
const FEW = 3

/** A section that shows its first rows, and all of them on request. Nothing without rows. @param note under the last row */
export function FoldedSection({ title, rows, note }: { title: string; rows: readonly ReactNode[]; note?: string }) {
  const [showsAll, setShowsAll] = useState(false)
  if (rows.length === 0) return null
  const shown = showsAll ? rows : rows.slice(0, FEW)
  return (
    <View className="me-block">
      <Section title={title}>
        {shown}
        {rows.length > shown.length ? (
          <Button kind="quiet" isSmall onTap={() => setShowsAll(true)}>{`全部 ${rows.length} 场`}</Button>
        ) : note ? (
          <View className="small">{note}</View>
        ) : null}
      </Section>
    </View>
  )
}

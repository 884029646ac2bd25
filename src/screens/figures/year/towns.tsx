import { View } from '@tarojs/components'
import type { NamedLine } from '../../../contract/figures/figures'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { figureInWords } from '../words'

/** Number of shades for towns, by their number of visits. */
const SHADES = 4
const shadeOf = (activities: number, most: number): string =>
  activities === 0 ? 'year-town-none' : `year-town-${Math.min(SHADES, Math.ceil((activities / most) * SHADES))}`

/** Visits by town, with the towns that had none. */
export function Towns({ towns, onOpen }: { towns: readonly NamedLine[]; onOpen: (town: NamedLine) => void }) {
  const most = Math.max(...towns.map(({ activities }) => activities), 1)
  const named = towns.filter(({ id }) => id !== '')
  const visited = named.filter(({ activities }) => activities > 0).length
  return (
    <Section title="村镇覆盖" aside={`${named.length} 个镇街，已到 ${visited} 个`}>
      <View className="year-towns-grid">
        {towns.map((town) => (
          <View key={town.id} className="year-towns-cell">
            <Tap
              id={`town-${town.id || 'none'}`}
              className={`year-chip ${shadeOf(town.activities, most)}`}
              role="link"
              label={
                town.activities > 0 ? `${town.name} ${figureInWords(town.activities)} 场，看活动` : `${town.name} 未到，今年还没有去过`
              }
              onTap={() => onOpen(town)}
            >
              <View>{town.name}</View>
              <View className="year-town-count">{town.activities > 0 ? `${figureInWords(town.activities)} 场` : '未到'}</View>
            </Tap>
          </View>
        ))}
      </View>
    </Section>
  )
}

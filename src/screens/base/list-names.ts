/** Lengths of names in the base's lists. */
import { type ListName, NAME_LENGTHS } from '../../domain/vocabulary/lists'
import { tidyWord } from '../../domain/vocabulary/names'

/** Problem of a name's length; null for none. */
export function nameProblem(of: ListName, name: string): string | null {
  const { shortest, longest } = NAME_LENGTHS[of]
  const length = Array.from(tidyWord(name)).length
  return length < shortest || length > longest ? `请写 ${shortest} 到 ${longest} 个字。` : null
}

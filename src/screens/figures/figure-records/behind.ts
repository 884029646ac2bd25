/** Which records an address asks for. */
import type { YearActivitiesInput } from '../../../contract/figures/figures'

/** As the page's address has it; what is not there narrows nothing, and '' is a town or an organisation that nobody wrote. */
export function behindOf(params: Partial<Record<string, string>>): Partial<Omit<YearActivitiesInput, 'scope' | 'year' | 'cursor'>> {
  const { month, category, town, organisation, part, kept } = params
  return {
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(category === undefined ? {} : { category }),
    ...(town === undefined ? {} : { town }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(kept === undefined ? {} : { kept }),
    ...(part === 'lead' || part === 'host' ? { part } : {}),
  }
}

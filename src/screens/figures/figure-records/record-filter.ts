/** Filter of records, read from a page's address. */
import type { YearActivitiesInput } from '../../../contract/figures/figures'

/** The filter. An absent parameter does not filter; '' means no town or no organisation. */
export function recordFilterOf(params: Partial<Record<string, string>>): Partial<Omit<YearActivitiesInput, 'scope' | 'year' | 'cursor'>> {
  const { month, category, town, organisation, declared, part, kept, open } = params
  return {
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(category === undefined ? {} : { category }),
    ...(town === undefined ? {} : { town }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(declared === 'yes' ? { declared: true } : {}),
    ...(kept === undefined ? {} : { kept }),
    ...(open === 'yes' ? { open: true } : {}),
    ...(part === 'lead' || part === 'host' ? { part } : {}),
  }
}

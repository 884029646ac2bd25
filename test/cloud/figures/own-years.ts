/** A year of its own for every random history, also while a failed one is made smaller. */
import { type Person, type TestBase, openBase } from '../../support/base'

export interface OwnYear {
  base: TestBase
  administrator: Person
  year: number
}

const [FIRST, LAST] = [2031, 2098]

/** Opens another base after the last year that a call takes. */
export function ownYears() {
  const opened: TestBase[] = []
  let present: OwnYear | null = null
  return {
    next: async (): Promise<OwnYear> => {
      if (present === null || present.year === LAST) {
        const base = await openBase()
        opened.push(base)
        present = { base, administrator: await base.anAdministrator(), year: FIRST - 1 }
      }
      present = { ...present, year: present.year + 1 }
      return present
    },
    close: () => Promise.all(opened.map((base) => base.close())),
  }
}

/** Answers that the server wrote into the web page, shown at once in place of those that the app would ask for. */
import { FIRST_ANSWERS, type FirstAnswers } from '../../contract/first-answers'
import { deviceNow } from '../phone/clock'
import { browserAccount, chosenPersona } from '../phone/owner'
import { queryClient } from '../wire/query-client'
import { detailKey, listKey, vocabularyKey } from './activities'

/**
 * Takes the answers. Those that the phone has kept for this person go before them, and a person with an account asks again at once, since
 * the server wrote them for nobody. Called once, after the kept answers are there.
 */
export function takeFirstAnswers(): void {
  const given = readAnswers()
  if (!given) return
  const isNobody = browserAccount() === null && chosenPersona() === null
  const take = (key: readonly unknown[], answer: unknown) => {
    if (answer === undefined || queryClient.getQueryData(key) !== undefined) return
    queryClient.setQueryData(key, answer, { updatedAt: isNobody ? deviceNow() : 1 })
  }
  take(vocabularyKey, given.vocabulary)
  take(listKey({ when: 'upcoming' }), given.list && { pages: [given.list], pageParams: [null] })
  if (given.visit) take(detailKey(given.visit.id), given.visit)
}

function readAnswers(): FirstAnswers | null {
  try {
    return JSON.parse(document.getElementById(FIRST_ANSWERS)?.textContent ?? 'null') as FirstAnswers | null
  } catch {
    return null
  }
}

/** WeChat updates the mini-program, keeps it on the phone, and fetches packages ahead by the rules of app.config.ts. */
import type { PageName } from './pages'

export const startWebPage = (): void => undefined
export const keepForLater = (_pages: readonly PageName[]): void => undefined
export const noteStrangeAnswer = (): void => undefined

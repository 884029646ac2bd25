import { openReader } from './code-reader'

/** Fetches the code reader while there is a network: a browser without its own detector needs a megabyte for it. */
export const scanAhead = (): void => void openReader().catch(() => undefined)

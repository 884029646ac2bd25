import { openReader } from './code-reader'

/** Fetches what reads codes while there is a network: a browser without a reader of its own needs a megabyte for it. */
export const scanAhead = (): void => void openReader().catch(() => undefined)

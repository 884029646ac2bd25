/** Browsers scale rem by themselves. */
export const TextScale = () => null

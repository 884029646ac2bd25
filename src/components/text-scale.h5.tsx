/** Nothing to do: browsers scale rem by themselves. */
export const TextScale = () => null

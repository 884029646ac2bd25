/** Nothing to do: WeChat reads codes itself. */
export const scanAhead = (): void => undefined

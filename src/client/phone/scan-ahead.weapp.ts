/** WeChat reads codes by itself. */
export const scanAhead = (): void => undefined

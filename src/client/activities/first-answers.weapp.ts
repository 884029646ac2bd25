/** WeChat loads no document, and so no answers with it. */
export const takeFirstAnswers = (): void => undefined

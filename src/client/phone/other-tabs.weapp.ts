/** WeChat has no tabs. */

export const tellOtherTabs = (): void => undefined
export const onChangeInOtherTab = (_then: () => void): void => undefined
export const onFocus = (_then: () => void): void => undefined

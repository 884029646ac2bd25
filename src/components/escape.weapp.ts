/** Phones have no such key. */
export const useEscape = (_isOn: boolean, _then: () => void): void => undefined

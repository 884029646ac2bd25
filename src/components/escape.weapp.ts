/** Nothing to do: phones have no Escape key. */
export const useEscape = (_isOn: boolean, _then: () => void): void => undefined

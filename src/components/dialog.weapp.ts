/** Nothing to do: phones have neither Escape nor Tab. */
export const useDialog = (_isOpen: boolean, _close: () => void): undefined => undefined

/** Always undefined: WeChat writes and reads values as a whole. */
export const strayText = (_key: string): string | undefined => undefined

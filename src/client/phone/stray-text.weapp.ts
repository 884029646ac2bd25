/** None: WeChat writes a value whole and reads it back. */
export const strayText = (_key: string): string | undefined => undefined

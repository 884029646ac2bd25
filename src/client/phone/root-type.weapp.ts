/** In WeChat each page has its own root, which components/text-scale enlarges. */
export const enlargeRoot = (_isElder: boolean): void => undefined

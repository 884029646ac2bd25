/** A base's own public texts: 关于, and its paragraph on the privacy page. */
export type TextKind = 'about' | 'privacy'

/** Longest text by kind, in characters. */
export const LONGEST_TEXTS: Readonly<Record<TextKind, number>> = { about: 2_000, privacy: 1_000 }

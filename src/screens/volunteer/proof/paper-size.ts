/** All lengths of the paper are of a page this wide; A4's shape. */
export const PAGE = { width: 1240, height: Math.round(1240 * Math.SQRT2), margin: 90 } as const

/** Page size in the layout's units, in the proportions of A4. */
export const PAGE = { width: 1240, height: Math.round(1240 * Math.SQRT2), margin: 90 } as const

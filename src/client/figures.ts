/** Figures in words, and the years on offer. */

/** A count in words: `86`, `1,223`, `2.1万`. */
export function countInWords(count: number): string {
  if (count < 10_000) return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${(Math.floor(count / 1_000) / 10).toFixed(1).replace('.0', '')}万`
}

/** Minutes in hours: `0`, `12.5`, `326`. From a hundred hours on, tenths are left out. */
export function hoursInWords(minutes: number): string {
  const hours = minutes / 60
  return hours >= 100 ? countInWords(Math.round(hours)) : hours.toFixed(1).replace('.0', '')
}

const YEARS_ON_OFFER = 4

/** Years on offer: the present one, those before it and, at the end, an older one requested by the address. */
export function yearsOnOffer(present: number, requested: number): number[] {
  const years = Array.from({ length: YEARS_ON_OFFER }, (_, back) => present - back)
  return years.includes(requested) || !Number.isInteger(requested) ? years : [...years, requested]
}

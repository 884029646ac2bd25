/** Figures in words. */
import { countInWords, hoursInWords } from '../../client/figures'
import type { ClosedYear, FigureLine, NamedLine, YearFigures } from '../../contract/figures/figures'

/** A figure in words: `1,223`. It has one decimal if people of several organisations count by their share. */
export const figureInWords = (value: number): string =>
  Math.abs(value - Math.round(value)) < 0.05 ? countInWords(Math.round(value)) : value.toFixed(1)

/** The main figures, each with label, format and the list that it opens. */
export const FIGURES = [
  { id: 'activities', label: '场活动', words: ({ activities }: FigureLine) => figureInWords(activities), opens: 'activities' },
  { id: 'turns', label: '人次', words: ({ turns }: FigureLine) => figureInWords(turns), opens: 'records' },
  { id: 'hours', label: '服务小时', words: ({ minutes }: FigureLine) => hoursInWords(minutes), opens: 'records' },
  { id: 'served', label: '受益群众', words: ({ served }: FigureLine) => figureInWords(served), opens: 'activities' },
] as const

/** Differences since a year was closed. Differences that formatting hides are left out. */
export const changesSince = (then: FigureLine, now: FigureLine): { id: string; words: string }[] =>
  [...FIGURES, { id: 'people', label: '人', words: ({ people }: FigureLine) => figureInWords(people) } as const].flatMap(
    ({ id, label, words }) => (words(then) === words(now) ? [] : [{ id, words: `${label}：封存时 ${words(then)}，现在 ${words(now)}` }]),
  )

/** Differences in total and by organisation, including organisations that had no figures at the closing or have none now. */
export function changesOf(closed: ClosedYear, now: YearFigures): { id: string; words: string }[] {
  const then = closed.figures.organisations
  const names = then ? new Map([...then, ...now.organisations].map(({ id, name }) => [id, name])) : new Map<string, string>()
  const lineOf = (lines: readonly NamedLine[] | undefined, id: string): FigureLine => lines?.find((line) => line.id === id) ?? NOTHING
  return [
    ...changesSince(closed.figures.totals, now.totals),
    ...[...names].flatMap(([id, name]) =>
      changesSince(lineOf(then, id), lineOf(now.organisations, id)).map((change) => ({
        id: `${id} ${change.id}`,
        words: `${name} ${change.words}`,
      })),
    ),
  ]
}

/** Merged organisations in words. Their earlier lines count for the organisation they were merged into. */
export const mergedWords = ({ merged }: ClosedYear): string =>
  merged.map(({ name, into }) => `${name}后来并入${into}，封存时的数字合在一起。`).join('')

const NOTHING: FigureLine = { activities: 0, people: 0, turns: 0, minutes: 0, served: 0 }

/** Length of a bar in percent of the longest bar; at least 2 for a value above zero. */
export const barLength = (value: number, most: number): number => (value <= 0 || most <= 0 ? 0 : Math.max(2, (value / most) * 100))

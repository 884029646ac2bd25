import type { Root } from 'postcss'

/** The one sheet with the tokens, the shared classes and the framework's own elements. */
export const SHARED = 'src/app.css'

const COLOUR = /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(|\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow)\b/i

/** Refusals of colours and type sizes that a sheet writes as values instead of tokens. */
export function rawValues(root: Root, placeOf: (node: { source?: Root['source'] }) => string): string[] {
  const refused: string[] = []
  root.walkDecls((declaration) => {
    const { prop, value } = declaration
    const written = value.replace(/url\((?:"[^"]*"|[^)]*)\)|var\([^)]*\)/g, '')
    const colour = COLOUR.exec(written)?.[0]
    if (colour)
      refused.push(`${placeOf(declaration)} writes the colour ${colour}: name it in ${SHARED} by what it means and use var(--name).`)
    if (/^font(?:-size)?$/.test(prop) && /\d(?:px|r?em|%)/.test(written))
      refused.push(`${placeOf(declaration)} writes the type size ${value}: use one of ${SHARED}'s var(--type-…).`)
  })
  return refused
}

/** Refusals of custom properties that are used but never set, or set but never used. */
export function strayTokens(roots: readonly Root[], placeOf: (node: { source?: Root['source'] }) => string): string[] {
  const set = new Map<string, string>()
  const used = new Map<string, string>()
  for (const root of roots)
    root.walkDecls((declaration) => {
      const place = placeOf(declaration)
      if (declaration.prop.startsWith('--') && !set.has(declaration.prop)) set.set(declaration.prop, place)
      for (const [, name = ''] of declaration.value.matchAll(/var\((--[\w-]+)/g)) if (!used.has(name)) used.set(name, place)
    })
  const isFramework = (name: string) => name.startsWith('--taro-')
  return [
    ...[...used]
      .filter(([name]) => !set.has(name))
      .map(([name, place]) => `${place} uses var(${name}), which no sheet sets: set it or use another.`),
    ...[...set]
      .filter(([name]) => !used.has(name) && !isFramework(name))
      .map(([name, place]) => `${place} sets ${name}, which no sheet uses: remove it.`),
  ]
}

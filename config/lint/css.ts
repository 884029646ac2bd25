/** `tsx config/lint/css.ts`, part of `npm run check`: checks that style sheets use only tokens and their own classes. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import postcss, { type Root } from 'postcss'
import { type WrittenClasses, classesIn, isWritten } from './css-classes'
import { SHARED, rawValues, strayTokens } from './css-values'

/** A file, with its path from the repository's root. */
export interface Source {
  path: string
  text: string
}

/** Refusals of the sources. Each is a sentence with the place, the problem and the remedy. */
export function refusals(sources: readonly Source[]): string[] {
  const scripts = sources.filter(({ path: file }) => /\.tsx?$/.test(file)).map((script) => ({ ...script, ...classesIn(script.text) }))
  const sheets = sources.filter(({ path: file }) => file.endsWith('.css')).map((sheet) => readSheet(sheet, sources))
  const seen = new Set(sheets.flatMap(({ root }) => classesOf(root.toString())))
  return [
    ...sheets.flatMap(({ refused }) => refused),
    ...definedTwice(sheets),
    ...sheets.flatMap(({ own }) => unused(own, scripts)),
    ...scripts.flatMap((script) => undefinedClasses(script, seen)),
    ...strayTokens(
      sheets.map(({ root }) => root),
      placeOf,
    ),
  ]
}

interface Sheet {
  root: Root
  refused: string[]
  /** Own classes, each with its first place. */
  own: Map<string, string>
  /** Selectors that consist of a single class, each with its first place. The sheet with such a selector defines the class. */
  alone: Map<string, string>
}

function readSheet(sheet: Source, sources: readonly Source[]): Sheet {
  const names = ownNames(sheet.path, sources)
  const isOwn = (name: string) => sheet.path === SHARED || names.some((own) => name === own || name.startsWith(`${own}-`))
  const root = postcss.parse(sheet.text, { from: sheet.path })
  const refused = sheet.path === SHARED ? [] : rawValues(root, placeOf)
  const own = new Map<string, string>()
  const alone = new Map<string, string>()
  root.walkRules((rule) => {
    const place = placeOf(rule)
    for (const selector of rule.selectors) {
      const classes = classesOf(selector)
      refused.push(...nameless(selector, place, names, isOwn), ...doubled(selector, place))
      for (const name of classes.filter((each) => isOwn(each) && !isFramework(each))) if (!own.has(name)) own.set(name, place)
      if (classes.length === 1 && selector === `.${classes[0]}` && !alone.has(selector)) alone.set(selector, place)
    }
  })
  return { root, refused, own, alone }
}

function nameless(selector: string, place: string, names: readonly string[], isOwn: (name: string) => boolean): string[] {
  const classes = classesOf(selector)
  if (classes.length === 0 || classes.some(isOwn)) return []
  return [`${place} ${selector} has no class of its own: begin one with ${names.map((name) => `.${name}`).join(' or ')}.`]
}

function doubled(selector: string, place: string): string[] {
  const compounds = withoutAttributes(selector).split(/[\s>+~]+/)
  return compounds
    .filter((compound) => classesOf(compound).filter((name) => !isFramework(name)).length > 1)
    .map((compound) => `${place} ${compound} joins classes to outweigh another rule: give the element one class that says both.`)
}

function definedTwice(sheets: readonly Sheet[]): string[] {
  const first = new Map<string, string>()
  const again = sheets.flatMap(({ alone }) => [...alone]).filter(([name, place]) => first.get(name) ?? !first.set(name, place))
  return again.map(([name, place]) => `${place} defines ${name}, which ${first.get(name)} defines already: rename one of them.`)
}

const unused = (own: Sheet['own'], scripts: readonly WrittenClasses[]): string[] =>
  [...own]
    .filter(([name]) => !scripts.some((script) => isWritten(name, script)))
    .map(([name, place]) => `${place} defines .${name}, which no component uses: remove it.`)

const undefinedClasses = ({ path: file, worn }: Source & WrittenClasses, seen: ReadonlySet<string>): string[] =>
  worn
    .filter(({ name }) => !seen.has(name))
    .map(({ name, line }) => `${file}:${line} uses the class ${name}, which no style sheet defines: define it or remove it.`)

/** Names with which a sheet's classes may begin: the page's, the sheet's, and those of components beside it that import it. */
function ownNames(sheet: string, sources: readonly Source[]): string[] {
  const folder = path.posix.dirname(sheet)
  const isBeside = ({ path: file }: Source) => path.posix.dirname(file) === folder && file.endsWith('.tsx')
  const beside = sources.filter(isBeside)
  const page = beside.some(({ path: file }) => nameOf(file) === 'index') ? [path.posix.basename(folder)] : []
  const importers = beside.filter(({ text }) => text.includes(`'./${path.posix.basename(sheet)}'`)).map(({ path: file }) => nameOf(file))
  return [...new Set([...page, nameOf(sheet), ...importers])].filter((name) => name !== 'index')
}

const nameOf = (file: string): string => path.posix.basename(file).replace(/\..*/, '')
const placeOf = (node: { source?: Root['source'] }): string =>
  `${path.relative('.', node.source?.input.file ?? '')}:${node.source?.start?.line}`
const withoutAttributes = (selector: string): string => selector.replace(/\[[^\]]*\]/g, '')
/** True for a class of the framework's own elements, which our components never write. */
const isFramework = (name: string): boolean => /^(?:taro|weui)[-_]/.test(name)

function classesOf(selector: string): string[] {
  return [...withoutAttributes(selector).matchAll(/\.([a-z_][\w-]*)/gi)].map(([, name = '']) => name)
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((file) => /\.(?:css|tsx?)$/.test(file) && !/^src\/(?:cloud|contract|domain)\//.test(file))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(file, 'utf8') }))
}

if (process.argv[1]?.endsWith('css.ts')) {
  const found = refusals(sourcesIn('src'))
  for (const refusal of found) console.error(refusal)
  process.exitCode = found.length > 0 ? 1 : 0
}

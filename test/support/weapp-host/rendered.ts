import { sendEvent } from './events'
import type { ViewNode } from './view'

/** One rendered component: its bound attributes and its content. */
export interface Rendered {
  readonly tag: string
  readonly text: string
  attr(name: string): unknown
  /** Sends an event like the platform: it bubbles through every template up to the page. */
  dispatch(type: string, detail: object): void
}

/** Query for components. All given fields have to match; `text` is the whole visible text of the node, or a pattern in it. */
export interface Query {
  id?: string
  className?: string
  tag?: string
  text?: string | RegExp
  /** The screen reader's label. */
  label?: string | RegExp
  role?: string
}

/**
 * Matching components of the page, in its order; of nested matches only the innermost.
 * @param failed gets the errors of the page's handlers
 */
export function findAll(page: ViewNode, query: Query, failed: (error: unknown) => void): Rendered[] {
  const found = [...components(page)].filter((node) => matches(node, query))
  const outer = new Set(found.flatMap(around))
  return found.filter((node) => !outer.has(node)).map((node) => rendered(node, failed))
}

function* components(parent: ViewNode): Generator<ViewNode> {
  for (const child of parent.children) {
    if (typeof child === 'string') continue
    yield child
    yield* components(child)
  }
}

function around(node: ViewNode): ViewNode[] {
  return node.parent ? [node.parent, ...around(node.parent)] : []
}

const rendered = (node: ViewNode, failed: (error: unknown) => void): Rendered => ({
  tag: node.tag,
  text: node.text,
  attr: (name) => node.attrs.get(compiledName(name)),
  // An event reaches the script after the code that caused it.
  dispatch: (type, detail) => void Promise.resolve().then(() => sendEvent(node, type, detail, failed)),
})

/** Name of an attribute in compiled form: WeChat's compiler writes all except data attributes in camel case. */
const compiledName = (name: string) =>
  name.startsWith('data-') ? name : name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

function matches({ tag, text, attrs }: ViewNode, query: Query): boolean {
  return (
    says(tag, query.tag) &&
    says(attrs.get('id'), query.id) &&
    says(attrs.get('ariaRole'), query.role) &&
    says(attrs.get('ariaLabel'), query.label) &&
    (query.className === undefined || textOf(attrs.get('class')).split(' ').includes(query.className)) &&
    says(text, query.text)
  )
}

const says = (actual: unknown, wanted: string | RegExp | undefined): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? actual === wanted : wanted.test(textOf(actual)))
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

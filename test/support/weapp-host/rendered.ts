interface Compiled {
  tagName?: string
  attrs?: { name: string; value: unknown }[]
}
/** A node of miniprogram-simulate's rendered tree, with the fields that the host reads. */
interface TreeNode {
  $$?: HTMLElement
  _vt?: Compiled
  id?: string
  shadowRoot?: TreeNode
  childNodes?: TreeNode[]
}
type Dispatch = (type: string, options: { detail: object }) => void

/** One rendered component: its bound attributes and its content. */
export interface Rendered {
  readonly tag: string
  readonly dom: HTMLElement
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

/** Matching components below the root, in the order of the page; of nested matches with the same text only the innermost. */
export function findAll(page: { _exparserNode: unknown; dispatchEvent: Dispatch }, query: Query): Rendered[] {
  const found = [...components(page['_exparserNode'] as TreeNode)]
    .map((node) => rendered(node, page.dispatchEvent))
    .filter((node) => matches(node, query))
  return found.filter((node) => !found.some((other) => other !== node && node.dom.contains(other.dom)))
}

function* components(node: TreeNode): Generator<TreeNode> {
  if (node.$$ && compiled(node)?.tagName) yield node
  // A <comp> (deep trees) has its content in a shadow tree; the built-in components have theirs in childNodes.
  if (node.shadowRoot) yield* components(node.shadowRoot)
  for (const child of node.childNodes ?? []) yield* components(child)
}

function rendered(node: TreeNode, dispatchEvent: Dispatch): Rendered {
  const dom = node.$$ as HTMLElement
  return {
    tag: compiled(node)?.tagName?.replace(/^wx-/, '') ?? '',
    dom,
    get text() {
      return dom.textContent ?? ''
    },
    attr: (name) => compiled(node)?.attrs?.find((attr) => attr.name === compiledName(name))?.value,
    dispatch: (type, detail) => dispatchEvent.call({ dom }, type, { detail }),
  }
}

/** Attributes compiled from the node's template. */
const compiled = (node: TreeNode) => node['_vt']
/** Name of an attribute in compiled form: WeChat's compiler writes all except data attributes in camel case. */
const compiledName = (name: string) =>
  name.startsWith('data-') ? name : name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

function matches(node: Rendered, { id, className, tag, text, label, role }: Query): boolean {
  return (
    says(node.attr('id'), id) &&
    (className === undefined || textOf(node.attr('class')).split(' ').includes(className)) &&
    says(node.tag, tag) &&
    says(node.text, text) &&
    says(node.attr('aria-label'), label) &&
    says(node.attr('aria-role'), role)
  )
}

const says = (actual: unknown, wanted: string | RegExp | undefined): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? actual === wanted : wanted.test(textOf(actual)))
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Draws compiled templates as a tree of the components that a user sees. */
import type { Instance } from './instances'
import type { Compiled, Template } from './templates'

/** An event that a component listens to, with the name of the function in its owner. */
export interface Binding {
  name: string
  handler: string
  /** True if the event goes no further. */
  catches: boolean
}

/** One component on the screen. A drawn tree never changes; a change of the data draws another. */
export interface ViewNode {
  tag: string
  attrs: ReadonlyMap<string, unknown>
  bindings: Binding[]
  /** Page or custom component in whose template the node stands. */
  owner: Instance
  parent: ViewNode | undefined
  children: (ViewNode | string)[]
  text: string
}

/** A custom component in use: its own tree for its properties. */
export interface CustomComponent {
  template: Template
  create: (properties: Record<string, unknown>) => Instance
  /** The custom components in its own template, by tag. */
  uses: Uses
}
export type Uses = (tag: string) => CustomComponent | undefined

const BINDING = /^(bind|catch):?(.+)$/

export function draw(template: Template, owner: Instance, uses: Uses, parent?: ViewNode): ViewNode {
  return drawn(template(owner.data), owner, uses, parent)
}

function drawn({ tag, attr = {}, children }: Compiled, owner: Instance, uses: Uses, parent: ViewNode | undefined): ViewNode {
  const node: ViewNode = { tag: tag.replace(/^wx-/, ''), ...attributes(attr), owner, parent, children: [], text: '' }
  const component = uses(node.tag)
  if (component) {
    node.children = [draw(component.template, component.create(Object.fromEntries(node.attrs)), component.uses, node)]
  } else addChildren(node, children, uses)
  node.text = node.children.map((child) => (typeof child === 'string' ? child : child.text)).join('')
  return node
}

function addChildren(node: ViewNode, children: Compiled['children'], uses: Uses): void {
  for (const child of children) {
    if (typeof child !== 'object') node.children.push(String(child))
    else if (child.tag === 'virtual') addChildren(node, child.children, uses)
    else node.children.push(drawn(child, node.owner, uses, node))
  }
}

function attributes(compiled: Record<string, unknown>): Pick<ViewNode, 'attrs' | 'bindings'> {
  const attrs = new Map<string, unknown>()
  const bindings: Binding[] = []
  for (const [name, value = ''] of Object.entries(compiled)) {
    const [, kind, event] = BINDING.exec(name) ?? []
    if (!event) attrs.set(name, value)
    else if (typeof value === 'string' && value) bindings.push({ name: event, handler: value, catches: kind === 'catch' })
  }
  return { attrs, bindings }
}

/** The tree as markup, for messages of failed tests. */
export function markup({ tag, attrs, children }: ViewNode): string {
  const written = [...attrs].filter(([, value]) => value !== '').map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  return `<${tag}${written.join('')}>${children.map((child) => (typeof child === 'string' ? child : markup(child))).join('')}</${tag}>`
}

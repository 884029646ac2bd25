import type { ViewNode } from './view'

/**
 * Sends an event to a component and, until one catches it, to each component around it, like WeChat after its handling of touches.
 * @param failed gets the errors of handlers, which stop neither the event nor the test
 */
export function sendEvent(target: ViewNode, type: string, detail: object, failed: (error: unknown) => void): void {
  const timeStamp = Date.now()
  for (let at: ViewNode | undefined = target; at; at = at.parent) {
    const { owner, bindings } = at
    for (const { handler, catches } of bindings.filter(({ name }) => name === type)) {
      const handle = owner[handler]
      const event = { type, timeStamp, target: seenFrom(at, target), currentTarget: described(at), detail, touches: {}, changedTouches: {} }
      try {
        if (typeof handle === 'function') handle.call(owner, event)
      } catch (error) {
        failed(error)
      }
      if (catches) return
    }
  }
}

/** The event's target for a listener, to whom the inside of another component is that component. */
function seenFrom({ owner }: ViewNode, target: ViewNode) {
  let seen = target
  while (seen.owner !== owner && seen.parent) seen = seen.parent
  return described(seen)
}

const described = ({ attrs }: ViewNode) => ({
  id: attrs.get('id') ?? '',
  offsetLeft: 0,
  offsetTop: 0,
  dataset: Object.fromEntries(
    [...attrs].filter(([name]) => name.startsWith('data-')).map(([name, value]) => [camelCase(name.slice('data-'.length)), value]),
  ),
})

const camelCase = (name: string) => name.toLowerCase().replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

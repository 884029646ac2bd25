/** Search for many phrases at once (Aho and Corasick): one pass over the text, however many phrases there are. */

/** Occurrence of a phrase in UTF-16 units; `end` is exclusive. */
export interface Occurrence {
  /** Place of the phrase in the list. */
  phrase: number
  start: number
  end: number
}

interface Node {
  next: Map<string, Node>
  /** Node of the longest proper suffix that is in the tree; null for the root. */
  fallback: Node | null
  /** Phrases that end here. */
  ends: number[]
  /** Nearest suffix at which phrases end; null for none. */
  shorter: Node | null
}

const aNode = (): Node => ({ next: new Map(), fallback: null, ends: [], shorter: null })

function treeOf(phrases: readonly string[]): Node {
  const root = aNode()
  for (const [place, phrase] of phrases.entries()) {
    if (phrase === '') continue
    let node = root
    for (const unit of phrase.split('')) {
      const child = node.next.get(unit) ?? aNode()
      node.next.set(unit, child)
      node = child
    }
    node.ends.push(place)
  }
  const queue = [root]
  for (const node of queue)
    for (const [unit, child] of node.next) {
      child.fallback = node === root ? root : step(root, node.fallback ?? root, unit)
      child.shorter = child.fallback.ends.length > 0 ? child.fallback : child.fallback.shorter
      queue.push(child)
    }
  return root
}

function step(root: Node, from: Node, unit: string): Node {
  let node: Node | null = from
  while (node && !node.next.has(unit)) node = node.fallback
  return node?.next.get(unit) ?? root
}

/** All occurrences in the text, by their end. Empty phrases occur nowhere. */
export function findPhrases(phrases: readonly string[]): (text: string) => Occurrence[] {
  const root = treeOf(phrases)
  return (text) => {
    const found: Occurrence[] = []
    let node = root
    for (let at = 0; at < text.length; at++) {
      node = step(root, node, text.charAt(at))
      for (let ending: Node | null = node; ending; ending = ending.shorter)
        for (const phrase of ending.ends) found.push({ phrase, start: at + 1 - (phrases[phrase]?.length ?? 0), end: at + 1 })
    }
    return found
  }
}

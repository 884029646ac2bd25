import type { Mutation } from './mutate'

/** Mutations that mean the same as the original, so that no test can notice them. They are named by their lines, as the report prints them. */
export const EQUIVALENT: readonly (Pick<Mutation, 'file' | 'original' | 'mutated'> & { why: string })[] = [
  {
    file: 'content/phrases.ts',
    original: 'for (const phrase of ending.ends) found.push({ phrase, start: at + 1 - (phrases[phrase]?.length ?? 0), end: at + 1 })',
    mutated: 'for (const phrase of ending.ends) found.push({ phrase, start: at + 1 - (phrases[phrase]?.length ?? (0 - 1)), end: at + 1 })',
    why: 'Every phrase that ends at a node is one of the list; the other value only satisfies the type.',
  },
  {
    file: 'seats/waitlist.ts',
    original: 'one.team.wants.has(positionId) && (open > 0 || (reserved > 0 && entry.organisationId === one.team.organisationId)),',
    mutated: 'one.team.wants.has(positionId) && (open > 0 || (((reserved) >= (0)) && entry.organisationId === one.team.organisationId)),',
    why: 'An entry takes at least one seat of a position that it wants, so without an open seat it took a reserved one.',
  },
  {
    file: 'people/split.ts',
    original: "return isWhole && splits.reduce<number>((sum, split) => sum + (split ?? 0), 0) === 100 ? accept : refuse('split-wrong')",
    mutated:
      "return isWhole && splits.reduce<number>((sum, split) => sum + (split ?? (0 - 1)), 0) === 100 ? accept : refuse('split-wrong')",
    why: 'No percent is null where all are whole; the other value only satisfies the type.',
  },
  {
    file: 'people/split.ts',
    original: 'const until = from + (isDeclared ? (split ?? 0) : 1)',
    mutated: 'const until = from + (isDeclared ? (split ?? (0 - 1)) : 1)',
    why: 'A declaration counts only if no percent is null; the other value only satisfies the type.',
  },
]

/** Tells why a mutation means the same, or nothing if it does not. */
export const whyEquivalent = (mutation: Mutation): string | undefined =>
  EQUIVALENT.find(({ file, original, mutated }) => file === mutation.file && original === mutation.original && mutated === mutation.mutated)
    ?.why

import type { Mutation } from './mutate'

/** Mutations that mean the same as the original, so that no test can notice them. They are named by their lines, as the report prints them. */
export const EQUIVALENT: readonly (Pick<Mutation, 'file' | 'original' | 'mutated'> & { why: string })[] = []

/** Tells why a mutation means the same, or nothing if it does not. */
export const whyEquivalent = (mutation: Mutation): string | undefined =>
  EQUIVALENT.find(({ file, original, mutated }) => file === mutation.file && original === mutation.original && mutated === mutation.mutated)
    ?.why

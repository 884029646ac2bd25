/** Names of walk-ins, who come without having signed up: as they say it, or as the village knows them. */

/**
 * 1 to 20 characters: letters of any script with their marks, digits, blanks and the punctuation of names; at least one letter
 * or digit. No invisible characters: Unicode counts some of them as letters.
 */
const WALK_IN_NAME = /^(?=.{1,20}$)(?=.*[\p{L}\p{Nd}])(?!.*\p{DI})[\p{L}\p{M}\p{Nd} ·\-'’.()（）]+$/u

/** Expects a tidied name. A member's own name has a stricter rule: it has to match the roster. */
export const isWalkInName = (text: string): boolean => WALK_IN_NAME.test(text)

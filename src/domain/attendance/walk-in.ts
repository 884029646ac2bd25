/** What somebody is called who came without having signed up: whoever stands there, as they say it or as the village knows them. */

/**
 * Letters of any script with their marks, digits, blanks and what stands in names; one of them a letter or digit. 1 to 20 characters,
 * none that nobody sees: some fillers are letters.
 */
const WALK_IN_NAME = /^(?=.{1,20}$)(?=.*[\p{L}\p{Nd}])(?!.*\p{DI})[\p{L}\p{M}\p{Nd} ·\-'’.()（）]+$/u

/** Of a tidied name. A member's own is another rule: it has to be the name on the roster. */
export const isWalkInName = (text: string): boolean => WALK_IN_NAME.test(text)

/** One member of a roster, typed by hand. */
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { type PhoneProblem, phoneProblem, tidyPhone } from './phones'
import { readBranch } from './roster-branches'
import { readNote, readSkills } from './roster-cells'
import type { Member } from './roster-import'
import { readName } from './roster-names'

/** In the order in which they are found. */
export type RosterMemberRefusal =
  /** The member was removed meanwhile. */
  | 'member-gone'
  /** Not a person's name. */
  | 'name-unreadable'
  | PhoneProblem
  /** Another entry has the name and the phone. */
  | 'member-twice'

/** A member typed by hand; `id` is null for a new one. */
export type TypedMember = Omit<Member, 'id'> & { id: string | null }

/** The typed name; with words beside it, the whole text, which is then refused. */
const nameOf = (typed: string): string => {
  const name = readName(typed)
  return name.ok && name.beside === '' ? name.value : typed
}

/** The member as it is stored: in the form that a file gives, so that importing an exported roster changes nothing. */
export const tidyMember = (typed: TypedMember): TypedMember => ({
  ...typed,
  name: nameOf(typed.name),
  phone: tidyPhone(typed.phone),
  branch: readBranch(typed.branch),
  skills: readSkills(typed.skills.join('、')),
  note: readNote(typed.note),
})

export interface MemberFacts {
  /** False for a member who is no longer on the roster. */
  isKnown: boolean
  /** Id of the member who has the name and the phone; undefined for nobody. */
  sameId: string | undefined
}

/** The rule for a tidied member. */
export const checkMember = ({ id, name, phone }: TypedMember, { isKnown, sameId }: MemberFacts): Decision<RosterMemberRefusal> => {
  const problem = phoneProblem(phone)
  return firstRefusal<RosterMemberRefusal>([
    isKnown ? accept : refuse('member-gone'),
    isOneName(name) ? accept : refuse('name-unreadable'),
    problem === null ? accept : refuse(problem),
    sameId === undefined || sameId === id ? accept : refuse('member-twice'),
  ])
}

const isOneName = (typed: string): boolean => {
  const name = readName(typed)
  return name.ok && name.beside === '' && name.value === typed
}

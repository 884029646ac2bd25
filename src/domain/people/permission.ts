/** Who may do what. Reads as sentences: `may(actor).organise(activity)`. */

export type Role = 'organiser' | 'administrator'

export interface Actor {
  /** Absent for somebody who only looks. */
  volunteerId: string | null
  isAdministrator: boolean
  /** The organisations this person acts for. */
  organises: readonly string[]
}

/** A resident: nobody asked who they are. */
export const nobody: Actor = { volunteerId: null, isAdministrator: false, organises: [] }

export interface Owned {
  /** The organisations that run it: its lead and its hosts. */
  hostIds: readonly string[]
}

export const may = (actor: Actor) => ({
  /** Publish, change and run an activity: those who act for one of its hosts, and the base's administrator. */
  organise: (activity: Owned): boolean => actor.isAdministrator || activity.hostIds.some((id) => actor.organises.includes(id)),
  /** Put up an activity in an organisation's name. */
  actFor: (organisationId: string): boolean => actor.isAdministrator || actor.organises.includes(organisationId),
  /** Enter the organisers' part at all. */
  enterDesk: (): boolean => actor.isAdministrator || actor.organises.length > 0,
  /** Settings of the whole base. */
  administer: (): boolean => actor.isAdministrator,
})

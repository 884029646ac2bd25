/** Permissions that read as sentences: `may(actor).organise(activity)`. */

export type Role = 'organiser' | 'administrator'

export interface Actor {
  /** Null for a resident. */
  volunteerId: string | null
  isAdministrator: boolean
  /** The organisations this person acts for. */
  organises: readonly string[]
}

/** A resident, who needs no account. */
export const residentActor: Actor = { volunteerId: null, isAdministrator: false, organises: [] }

export interface HostedActivity {
  /** The organisations that run the activity: its lead and its hosts. */
  hostIds: readonly string[]
}

export const may = (actor: Actor) => ({
  /** Publish, change and run an activity: those who act for one of its hosts, and the base's administrator. */
  organise: (activity: HostedActivity): boolean => actor.isAdministrator || activity.hostIds.some((id) => actor.organises.includes(id)),
  /** Create an activity in an organisation's name. */
  actFor: (organisationId: string): boolean => actor.isAdministrator || actor.organises.includes(organisationId),
  /** Open the organisers' desk. */
  enterDesk: (): boolean => actor.isAdministrator || actor.organises.length > 0,
  /** Settings of the whole base. */
  administer: (): boolean => actor.isAdministrator,
})

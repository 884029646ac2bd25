/** The part of an activity's card that no sign-up changes, kept with it: functions/write_card makes it, migrations fill it. */

export interface KeptCard {
  /** Name of the town; null for none. */
  town: string | null
  /** Category ids; the first gives the colour. */
  categories: string[]
  /** Short names of the hosts, the lead first. */
  hosts: string[]
  /** Names of the services, in the organiser's order. */
  services: string[]
  /** Positions in the organiser's order. */
  positions: KeptPosition[]
  /** First public picture; null for none. It is public only while the activity is. */
  photo: { id: string; width: number; height: number } | null
  outcome: KeptOutcome | null
}

export interface KeptPosition {
  id: string
  name: string
  capacity: number
  /** True if the position demands a skill. */
  skilled: boolean
}

export interface KeptOutcome {
  volunteersTotal: number | null
  servedTotal: number | null
  isReported: boolean
}

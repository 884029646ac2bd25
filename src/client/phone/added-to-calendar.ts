/** Outcome of adding an entry to the phone's calendar. */
export type AddedToCalendar =
  /** The calendar has it. */
  | 'added'
  /** The phone opened or stored a file with it, and its owner confirms there. */
  | 'handed-over'
  | 'cancelled'
  /** The owner has not allowed the calendar. */
  | 'refused'
  | 'failed'

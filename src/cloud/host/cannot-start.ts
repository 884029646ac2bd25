/** A start-up failure that the operator can fix. It is shown as one line, without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/** A deployment that stops for a reason the operator can mend. Its message is Chinese and is shown without a stack. */
export class DeployStopped extends Error {
  override name = 'DeployStopped'
  /** @param details lines of a tool's output, already free of secrets */
  constructor(
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message)
  }
}

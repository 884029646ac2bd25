/** Path of a field as its author reads it: `services[1].served`. */
export const fieldName = (path: readonly (string | number)[]): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step)).join('')

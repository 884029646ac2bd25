/**
 * Accessibility attributes of WeChat's built-in components. Taro's templates leave them out and drop them
 * without a warning. Pages write `role`, as on the web; WeChat calls it `aria-role`.
 */
const naming = ['aria-hidden', 'aria-label', 'role']
const states = ['aria-checked', 'aria-disabled', 'aria-expanded', 'aria-invalid', 'aria-level', 'aria-live', 'aria-modal', 'aria-selected']

/**
 * Attributes by component. View has most, since pages consist of it. Each attribute is repeated at every level of the template, so
 * other components have few.
 */
const attributesOf: Record<string, string[]> = {
  View: [...naming, ...states],
  Text: [...naming, 'aria-live'],
  Image: naming,
  Button: [...naming, 'aria-disabled', 'aria-expanded'],
  Input: [...naming, 'aria-invalid'],
  Textarea: [...naming, 'aria-invalid'],
  Picker: naming,
  ScrollView: naming,
  Switch: [...naming, 'aria-checked'],
  Checkbox: [...naming, 'aria-checked'],
  Radio: [...naming, 'aria-checked'],
}

/**
 * The attributes in the form that Taro merges into its table of components. Taro numbers a component's attributes by their order,
 * once for the templates and once at run time, so both sides have to merge the same table, or every attribute is mixed up.
 */
export const ariaAttributes: Record<string, Record<string, string>> = {}
for (const [component, attributes] of Object.entries(attributesOf)) {
  const defaults: Record<string, string> = {}
  for (const attribute of attributes) defaults[attribute] = ''
  ariaAttributes[component] = defaults
}

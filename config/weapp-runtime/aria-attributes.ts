/**
 * WeChat understands these on its built-in components; Taro's templates leave them all out, so what a page writes is
 * dropped without a word. `role` is the name the web uses and the one that pages write; WeChat calls it `aria-role`.
 */
const naming = ['aria-hidden', 'aria-label', 'role']
const states = ['aria-checked', 'aria-disabled', 'aria-expanded', 'aria-invalid', 'aria-level', 'aria-live', 'aria-modal', 'aria-selected']

/** Pages build nearly all from View; each attribute is repeated at all sixteen levels of its template, so the rest get few. */
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
 * In the form that Taro merges into its table of components. Taro numbers a component's attributes by their order, once
 * for the templates and once at run time, so both sides have to merge the same table or every attribute goes astray.
 */
export const ariaAttributes: Record<string, Record<string, string>> = {}
for (const [component, attributes] of Object.entries(attributesOf)) {
  const defaults: Record<string, string> = {}
  for (const attribute of attributes) defaults[attribute] = ''
  ariaAttributes[component] = defaults
}

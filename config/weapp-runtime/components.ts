/**
 * WeChat's built-in components that pages use, each with every attribute that pages write and the attribute's default; `''` means
 * none. Taro's own table has all components and attributes, 12 KB of script and 25 KB of templates that no page needs. An attribute
 * that is missing here never reaches WeChat; test/weapp/components.test.ts compares the table with the pages.
 *
 * Taro numbers components and attributes by their order, once for the templates and once at run time, so both use this one table.
 */
export const components: Record<string, Record<string, string>> = {
  View: {
    'hover-class': "'none'",
    // Pages write `role`, as on the web; WeChat calls it `aria-role`.
    role: '',
    'aria-checked': '',
    'aria-disabled': '',
    'aria-expanded': '',
    'aria-hidden': '',
    'aria-label': '',
    'aria-level': '',
    'aria-live': '',
    'aria-modal': '',
    'aria-selected': '',
  },
  Text: {},
  Image: { src: '', mode: "'scaleToFill'", 'aria-label': '' },
  Button: { 'open-type': '', 'hover-class': "'button-hover'", 'aria-label': '' },
  Input: {
    type: "'text'",
    value: '',
    placeholder: '',
    'placeholder-class': "'input-placeholder'",
    maxlength: '140',
    disabled: '',
    'confirm-type': "'done'",
    'aria-label': '',
    bindInput: '',
    bindConfirm: '',
  },
  Textarea: {
    value: '',
    placeholder: '',
    'placeholder-class': "'textarea-placeholder'",
    maxlength: '140',
    disabled: '',
    'auto-height': '!1',
    'aria-label': '',
    bindInput: '',
  },
  Picker: { mode: "'selector'", range: '', value: '', bindChange: '' },
  ScrollView: { 'scroll-x': '!1', enhanced: '!1', 'show-scrollbar': '!0' },
  Canvas: { type: '' },
  PageMeta: { 'root-font-size': "''" },
  // Taro puts one into every page's PageMeta.
  NavigationBar: {},
}

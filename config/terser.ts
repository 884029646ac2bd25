/** Compressions that Taro turns off for ES5 engines. Our targets read ES2018. */
const compression = Object.fromEntries(
  [
    'arrows',
    'collapse_vars',
    'comparisons',
    'computed_props',
    'hoist_props',
    'inline',
    'loops',
    'negate_iife',
    'properties',
    'reduce_funcs',
    'reduce_vars',
    'switches',
    'typeofs',
  ].map((option) => [option, true]),
)

export const weappTerser = {
  enable: true,
  config: { compress: { ecma: 2018, passes: 2, ...compression }, output: { ecma: 2018, ascii_only: false } },
}

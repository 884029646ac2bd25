/** The package has no types for its tables: pairs with `|` between them, each a traditional character, a blank and a simplified one. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}

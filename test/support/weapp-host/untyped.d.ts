/** The internals of miniprogram-simulate that the host replaces; the package types only its surface. */
declare module 'miniprogram-simulate/src/utils' {
  const utils: { runJs: (file: string) => void }
  export default utils
}

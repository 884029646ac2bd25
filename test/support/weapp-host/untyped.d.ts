/** Internals of miniprogram-simulate that the host replaces, which the package's types do not include. */
declare module 'miniprogram-simulate/src/utils' {
  const utils: { runJs: (file: string) => void }
  export default utils
}

/** The parts of miniprogram-simulate's inside that the host replaces; the package types only its surface. */
declare module 'miniprogram-simulate/src/utils' {
  const utils: { runJs: (file: string) => void }
  export default utils
}

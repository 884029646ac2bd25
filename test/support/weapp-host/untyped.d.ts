/** Internals of miniprogram-simulate that the host uses, which the package's types do not include. */
declare module 'miniprogram-simulate/src/utils' {
  const utils: { getCompiler: () => { wxmlToJs: (folder: string, options: { maxBuffer: number }) => string } }
  export default utils
}
declare module 'miniprogram-simulate/src/api' {
  const wx: Record<string, unknown>
  export default wx
}

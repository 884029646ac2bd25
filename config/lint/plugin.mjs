import { tsImport } from 'tsx/esm/api'

const { plugin } = await tsImport('./rules.ts', import.meta.url)
export default plugin

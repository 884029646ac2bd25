import path from 'node:path'
import type { IH5Config } from '@tarojs/taro/types/compile'

/** Webpack's configuration of either target, as Taro hands it to `webpackChain`. */
export type Chain = Parameters<NonNullable<IH5Config['webpackChain']>>[0]

const newerSyntax = /node_modules[\\/](@tanstack|@trpc|@noble|valibot|uqr|tyme4ts|barcode-detector)[\\/]/

/**
 * True for a file of a package whose syntax is too new for Chrome 72 and iOS 13. Taro does not transpile packages by itself. A
 * package that is missing here builds without a warning and then fails to parse on an old phone.
 */
export const needsTranspiling = (file: string): boolean => newerSyntax.test(file)

/** Lets webpack drop unused files of tRPC's client (WebSockets and others, 25 KB), which the client's package.json does not allow. */
export function dropUnusedFiles(chain: Chain): void {
  chain.module
    .rule('without-side-effects')
    .test(/node_modules[\\/]@trpc[\\/]client[\\/]/)
    .set('sideEffects', false)
}

/** Replaces BigInt, which phones of 2019 lack; see without-big-int.cjs. */
export function dropBigInt(chain: Chain): void {
  chain.module
    .rule('without-big-int')
    .test(/node_modules[\\/]@noble[\\/]/)
    .enforce('pre')
    .use('without-big-int')
    .loader(path.join(__dirname, 'without-big-int.cjs'))
}

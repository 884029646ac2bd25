import path from 'node:path'
import type { IH5Config } from '@tarojs/taro/types/compile'

type Chain = Parameters<NonNullable<IH5Config['webpackChain']>>[0]

const newerSyntax = /node_modules[\\/](@tanstack|@trpc|@noble|valibot|uqr|tyme4ts|barcode-detector)[\\/]/

/**
 * Packages with newer syntax than Chrome 72 and iOS 13 read. Taro transpiles no package by itself; one that is missing
 * here builds without a warning and then fails to parse on an old phone.
 */
export const needsTranspiling = (file: string): boolean => newerSyntax.test(file)

/** Lets unused files of tRPC's client be left out, 25 KB of WebSockets and more: its package.json does not allow it itself. */
export function dropUnusedFiles(chain: Chain): void {
  chain.module
    .rule('without-side-effects')
    .test(/node_modules[\\/]@trpc[\\/]client[\\/]/)
    .set('sideEffects', false)
}

/** Phones of 2019 have no BigInt: see the loader. */
export function dropBigInt(chain: Chain): void {
  chain.module
    .rule('without-big-int')
    .test(/node_modules[\\/]@noble[\\/]/)
    .enforce('pre')
    .use('without-big-int')
    .loader(path.join(__dirname, 'without-big-int.cjs'))
}

/**
 * Table of what the mini-program's main package may hold; test/lint/main-package.test.ts holds it. The package has a budget in bytes,
 * since it has to load over a weak signal, and everything that its pages import lies in it, for sub-packages as well.
 */

/** Packages that the main package may hold; `tongxin-deployment` is the file of a deployment's settings. */
export const MAIN_PACKAGES = [
  '@tanstack/react-query',
  '@tarojs/components',
  '@tarojs/taro',
  '@trpc/client',
  '@trpc/server/observable',
  'react',
  'tongxin-deployment',
  'uqr',
] as const

export interface KeptOut {
  /** Paths under src without extensions. */
  modules: RegExp
  advice: string
}

/** Our own modules that the main package may not hold. */
export const KEPT_OUT: readonly KeptOut[] = [
  { modules: /^cloud\//, advice: 'import its types alone: this is the server.' },
  { modules: /^contract\/(?!addresses$|codes$|limits$)/, advice: 'import its types alone: only the server checks a call by its schema.' },
  { modules: /^components\/refusal-texts-all$/, advice: 'use refusal-texts, which has those of signing up and withdrawing.' },
  { modules: /^client\/activities\/(?!activities$|first-answers$)/, advice: 'keep it in sub-packages: only organisers write plans.' },
  { modules: /^client\/attendance\/(on-site|list-)/, advice: 'keep it in sub-packages: only organisers keep an attendance list.' },
  { modules: /^client\/uploads$/, advice: 'keep it in sub-packages: main pages send no files.' },
  {
    modules: /^client\/phone\/(sealed|camera|picture(?!-files)|choose|save-file|scan|code-reader|drafts|use-draft)/,
    advice: 'keep it in sub-packages.',
  },
  { modules: /^domain\/(series|teams|records|figures|photos|audit|content)(\/|$)/, advice: 'keep it in sub-packages.' },
  { modules: /^domain\/people\/roster/, advice: 'import its types alone: the server reads rosters.' },
]

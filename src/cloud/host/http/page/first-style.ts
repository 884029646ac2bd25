/** Styles of first screens. Colours and sizes are those of app.css, which stands in the shell's head, so that little moves when the app comes. */
import { Html } from './html'

const COLOURED: ReadonlySet<string> = new Set(['culture', 'science', 'law', 'health', 'education'])

/** Colour class of a visit, by its first category. */
export const tone = ([first = '']: readonly string[]): string => `cat-${COLOURED.has(first) ? first : 'other'}`

export const FIRST_STYLE = new Html(`<style>
.first{max-width:640px;min-height:100vh;margin:0 auto;overflow-wrap:anywhere}
.first *{box-sizing:border-box}
.first h1,.first h2,.first h3,.first p,.first ul{margin:0;padding:0}
.first a{color:inherit;text-decoration:none}
.first main{padding:4px 16px 72px}
.first ul{list-style:none}
.first-brand{display:flex;align-items:center;min-height:52px;padding:6px 16px}
.first-brand svg{flex:none;margin-right:10px}
.first-brand h1{font-size:var(--type-20);line-height:1.25}
.first-brand p{font-size:var(--type-12);line-height:1.3;color:var(--ink-3)}
.first-demo{padding:0 4px 10px}
.first-filters{height:124px}
.first-group{min-height:44px;padding:9px 4px;font-size:var(--type-17);line-height:1.5}
.first-card{display:block;margin-bottom:12px;padding:14px 16px}
.first-top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;margin-bottom:2px}
.first-top b{color:var(--tint);font-size:var(--type-17)}
.first h3{margin-bottom:2px;font-size:var(--type-17);line-height:1.4;text-wrap:balance}
.first-place{margin-top:4px}
.first-tag{padding:1px 8px;border-radius:6px;background:var(--ok-soft);color:var(--ok-deep);font-size:var(--type-13)}
.first-warn{background:var(--warn-soft);color:var(--warn-deep)}
.first-head{padding:14px 20px 44px;background:linear-gradient(168deg,var(--tint-head) 20%,var(--tint-deep));color:var(--on-dark)}
.first-head a{display:inline-block;min-height:44px}
.first-head h1{font-size:var(--type-23);line-height:1.35}
.first-facts{margin-top:-32px}
.first-facts p{padding:6px 0}
.first-block{margin-top:12px}
.first-block h2{margin-bottom:10px;font-size:var(--type-17)}
.first a.first-link{display:block;min-height:48px;padding:12px 4px;color:var(--link);text-align:center}
</style>`)

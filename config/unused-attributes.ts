/**
 * What Taro's templates bind and no page of ours will: at every level of nesting, 12 KB in all. Animations are CSS's,
 * pages are pulled as wholes, and the rest belongs to Skyline, which we do not use.
 */
const animation = ['animation', 'bindAnimationStart', 'bindAnimationIteration', 'bindAnimationEnd', 'bindTransitionEnd']

/** By the component's name in a template; a trailing `*` stands for any ending. */
export const unusedAttributes: Record<string, string[]> = {
  view: animation,
  // Drawn on and never touched.
  canvas: ['canvas-id', 'disable-scroll', 'bindError', 'bindTouch*', 'bindLongTap'],
  text: ['space', 'decode', 'overflow', 'max-lines'],
  'scroll-view': [
    ...animation,
    'refresher-*',
    'bindRefresher*',
    'bindDrag*',
    'associative-container',
    'cache-extent',
    'clip',
    'min-drag-distance',
    'padding',
    'reverse',
    'scroll-into-view-*',
    'type',
  ],
}

/**
 * Attributes in Taro's templates that no page of ours uses, 12 KB over all levels of nesting. Animations are CSS, only whole
 * pages are pulled down, and the rest belongs to Skyline, which we do not use.
 */
const animation = ['animation', 'bindAnimationStart', 'bindAnimationIteration', 'bindAnimationEnd', 'bindTransitionEnd']

/** By the component's name in a template; a trailing `*` matches any ending. */
export const unusedAttributes: Record<string, string[]> = {
  view: animation,
  // Our canvases are drawn on and take no touches.
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

/**
 * Attributes in Taro's templates that no page uses: 12 KB over all levels of nesting. Animations are CSS, only whole
 * pages are pulled down, and the other attributes are for Skyline, which the app does not use.
 */
const animation = ['animation', 'bindAnimationStart', 'bindAnimationIteration', 'bindAnimationEnd', 'bindTransitionEnd']

/** Attributes by the component's name in a template. A trailing `*` matches any ending. */
export const unusedAttributes: Record<string, string[]> = {
  view: animation,
  // Canvases are only drawn on, and need no touch events.
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

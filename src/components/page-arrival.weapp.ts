/** Nothing to do: WeChat moves the focus of its screen readers itself, and shows no title of a window. */
export const usePageArrival = (_title: string): undefined => undefined

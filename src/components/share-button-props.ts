/** Handing a page to others. */
export interface ShareButtonProps {
  title: string
  /** Another page than this one; in WeChat the page itself says which, when it is asked. */
  path?: string
  /** A wide button with these words, where sharing is the thing to do; else a small one. */
  label?: string
  id?: string
}

/** How either kind looks to the platform. */
export const shareLook = ({ label }: ShareButtonProps): string => (label ? 'tap button button-primary share-wide' : 'tap share-button')

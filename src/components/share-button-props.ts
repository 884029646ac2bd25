/** Sharing of a page. */
export interface ShareButtonProps {
  title: string
  /** Path of another page to share; in WeChat the page's own share hook names it. */
  path?: string
  /** Text of a wide button, for pages whose main action is sharing; without it the button is small. */
  label?: string
  id?: string
}

/** Classes of the share button, wide or small. */
export const shareLook = ({ label }: ShareButtonProps): string => (label ? 'button button-primary share-button-wide' : 'share-button')

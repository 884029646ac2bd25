/** Why a text or a picture is refused. */
export type ContentRefusal =
  /** `about`: the forbidden word, or WeChat's label of the text. */
  | 'content-refused'
  /** The check is not available now; an unchecked text is not published. */
  | 'content-unchecked'

export interface Shown {
  src: string
  label: string
}

/** A whole photo over the page; null for none. */
export interface ViewerProps {
  shown: Shown | null
  onClose: () => void
}

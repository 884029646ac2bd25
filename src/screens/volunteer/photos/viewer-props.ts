export interface Shown {
  src: string
  label: string
}

/** The photo shown over the page; null for none. */
export interface ViewerProps {
  shown: Shown | null
  onClose: () => void
}

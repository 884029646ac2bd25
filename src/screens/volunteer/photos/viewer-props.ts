export interface ShownPhoto {
  src: string
  label: string
}

/** The photo shown over the page; null for none. */
export interface ViewerProps {
  shown: ShownPhoto | null
  onClose: () => void
}

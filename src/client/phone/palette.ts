/** Colours of app.css for parts without CSS: the tab bar, and pictures drawn on a canvas. A test compares the two files. */
export const PAPER = '#f6f3ee'
export const CARD = '#ffffff'
export const INK = '#1e1a17'
export const INK_2 = '#5c544d'
export const INK_3 = '#6f665e'
export const SEAL = '#b4342b'
export const EDGE_FIELD = '#cfc6bb'

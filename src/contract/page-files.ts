/** `pages.json` of a built web page: its version, its addresses, and the files that each page needs. */
export interface PageFiles {
  /** Version of the built page; another with each change of any file. */
  build: string
  /** Scripts and style sheets by a page's address, without those that every page needs. */
  files: Record<string, string[]>
}

/** Header of the server's answers to calls, with the version of the page that it serves. */
export const BUILD_HEADER = 'x-page-build'

/** Path of a package's program, to be started with `process.execPath`. @param name package with a single program */
export function programOf(name: string): string

/** The project's folder. */
export const ROOT: string
/** Builds where the sources are not those of the last build. False when that failed; the compiler has said why. */
export function ensureBuilt(): boolean
/** Runs npm, the one that started us if there is one. False when it failed. */
export function npm(args: readonly string[], options?: { cwd?: string; quiet?: boolean }): boolean

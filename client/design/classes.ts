/** Joins the class names that are there; what is false, empty or absent is left out. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ")
}

import { Close } from "../../shared/sync/wire.ts"

/**
 * Why words were put aside, from the code with which the server refused them.
 *
 * @param isBehind Whether the server has less of the draft than it had before.
 */
export function whyRefused(code: number | null, isBehind: boolean): string {
  if (isBehind) return "The server has an older copy of this draft than it had before, as after a restored backup, and could not put these words back."
  return WHY[code ?? 0] ?? "The server refused the last change."
}

const WHY: Readonly<Record<number, string>> = {
  [Close.Unapplied.code]: "The server could not fit the last change into the draft.",
  [Close.TooLarge.code]: "The draft, or the last change, is larger than the server takes.",
  [Close.Trespass.code]: "The last change wrote where this draft does not allow it.",
}

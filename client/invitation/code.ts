/** Letters and figures of a code, as the server makes it: none that is mistaken for another over the telephone. */
const ALPHABET = /[^34679ACDEFGHJKMNPQRTUVWXY]/g
const LENGTH = 8

/** A code as typed or pasted, in capitals, without what no code contains. */
export function cleanCode(typed: string): string {
  return typed.toUpperCase().replace(ALPHABET, "").slice(0, LENGTH)
}

/** A code in two halves, easier to read out: `K7RM 4WXE`. */
export function spokenCode(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code
}

/** What is wrong with a code before it is sent: five wrong ones lock the invitation, so none is sent that cannot be right. */
export function codeFault(typed: string): string | undefined {
  const { length } = cleanCode(typed)
  if (typed.trim() === "") return "Enter the code you were given beside the link."
  if (length < LENGTH) return `A code has ${LENGTH} letters and figures; these are ${length}.`
}

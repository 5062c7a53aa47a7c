import { nameOf, unprintable } from "../../shared/text/printable.ts"

/** A name stands under the letter; longer ones do not fit a signature line. */
const MAX_NAME = 120

/** What is wrong with a person's name, in words, or null. It is printed in the letter, so it must be printable. */
export function nameFault(name: unknown): string | null {
  if (typeof name !== "string" || name.trim() === "") return "Give your name as it should stand beneath the letter."
  if (name.length > MAX_NAME) return `A name has at most ${MAX_NAME} characters; this one has ${name.length}.`
  const [bad] = unprintable(name)
  if (bad) return `The name contains ${nameOf(bad)}, which the court's typeface cannot print. Write it in other letters.`
  return null
}

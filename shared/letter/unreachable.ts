/** Closes a switch: a new case does not compile until it is handled. Reaching it is a bug of ours. */
export function unreachable(never: never): never {
  throw new Error(`unreachable: ${JSON.stringify(never)}`)
}

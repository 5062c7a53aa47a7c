/**
 * What became of a request that got no answer, by the names of the error and of what caused it, from the outside in:
 * `TypeError > SocketError UND_ERR_SOCKET (other side closed)`. Nothing of an address or of what was sent is in it.
 */
export function howItBroke(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const causes: readonly unknown[] = error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause]
  return [named(error), causes.map(howItBroke).join(" + ")].filter(Boolean).join(" > ")
}

/** Node says only in the message which side ended a connection. */
function named(error: Error): string {
  const { name, code, message } = error as NodeJS.ErrnoException
  return [name, code, /^[a-z ]{1,40}$/.test(message) && `(${message})`].filter((part) => typeof part === "string").join(" ")
}

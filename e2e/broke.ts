/**
 * What became of a request that got no answer, by the names of the error and of what caused it, from the outside in:
 * `TypeError > SocketError UND_ERR_SOCKET`. Nothing of an address or of what was sent is in it.
 */
export function howItBroke(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  const name = typeof code === "string" ? `${error.name} ${code}` : error.name
  const causes = error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause]
  return causes.length === 0 ? named(name, error) : `${name} > ${causes.map(howItBroke).join(" + ")}`
}

/** Node says only in the message which side ended a connection. */
function named(name: string, { message }: Error): string {
  return /^[a-z ]{1,40}$/.test(message) ? `${name} (${message})` : name
}

/** What comes of a promise; null where it takes longer than so many ms, or fails. */
export function inTime<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)))
  return Promise.race([promise.catch(() => null), late]).finally(() => clearTimeout(timer))
}

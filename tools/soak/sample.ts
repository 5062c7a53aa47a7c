/** What a server says of itself at one moment, by the names of its `/metrics`. */
export type Sample = Readonly<Record<string, number>>

/** Reads Prometheus' text form. */
export function parseMetrics(text: string): Sample {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"))
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]))
}

/** Asks a server. */
export async function sample(url: string): Promise<Sample> {
  return parseMetrics(await (await fetch(`${url}/metrics`)).text())
}

/** The middle of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

/** How a series went after the warm-up: the medians of its first and of its last third. */
export interface Course {
  readonly first: number
  readonly last: number
  readonly most: number
}

/** The course of one series over the samples taken while everybody was at work. */
export function course(samples: readonly Sample[], name: string): Course {
  const values = samples.map((each) => each[name] ?? Number.NaN)
  const third = Math.max(1, Math.floor(values.length / 3))
  return { first: median(values.slice(0, third)), last: median(values.slice(-third)), most: Math.max(...values) }
}

/** How much more memory the last third may show than the first: what the garbage collector leaves lying about. */
const GROWTH = 1.1

/** Series that must be back where they were when everybody has left. */
const HANDLES = ["process_open_fds", "nodejs_active_resources", "sync_sockets_open", "sync_rooms_open", "streams_open"]

/** What was found wrong, in words; nothing where memory is flat and no handle is left. */
export function faults(start: Sample, during: readonly Sample[], end: Sample): string[] {
  const grown = ["process_resident_memory_bytes", "nodejs_heap_size_used_bytes"].filter((name) => {
    const { first, last } = course(during, name)
    return !(last <= first * GROWTH)
  })
  const left = HANDLES.filter((name) => !(end[name]! <= start[name]!))
  return [
    ...grown.map((name) => `${name} grew from ${course(during, name).first} to ${course(during, name).last}`),
    ...left.map((name) => `${name} was ${start[name]} before anybody came and is ${end[name]} after everybody has left`),
  ]
}

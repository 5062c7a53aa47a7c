/** Counts for `/metrics`. Names no person and no letter. */
export class Metrics {
  readonly #counts = new Map<string, number>()
  readonly #gauges = new Map<string, () => number>()

  /** Adds to a counter, with labels as Prometheus writes them: `http_requests_total{status="200"}`. */
  add(series: string, by = 1): void {
    this.#counts.set(series, (this.#counts.get(series) ?? 0) + by)
  }

  /** Registers a number that is read when asked for. */
  gauge(series: string, read: () => number): void {
    this.#gauges.set(series, read)
  }

  /** All of it in Prometheus' text format. */
  text(): string {
    const lines: string[] = []
    const series: [string, string, number][] = [
      ...[...this.#counts].map(([name, value]): [string, string, number] => [name, "counter", value]),
      ...[...this.#gauges].map(([name, read]): [string, string, number] => [name, "gauge", read()]),
    ]
    series.sort(([a], [b]) => (a < b ? -1 : 1))
    let family = ""
    for (const [name, kind, value] of series) {
      const base = name.split("{")[0]!
      if (base !== family) lines.push(`# TYPE ${base} ${kind}`)
      family = base
      lines.push(`${name} ${value}`)
    }
    return `${lines.join("\n")}\n`
  }
}

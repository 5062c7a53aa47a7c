import { readdirSync } from "node:fs"
import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Metrics } from "./metrics.ts"

/** How often the event loop is looked at, in ms: what is shorter disturbs nobody's keystroke. */
const RESOLUTION = 20

/** What this process uses, under the names that Prometheus' own clients give: what leaks shows here first. */
export function processGauges(metrics: Metrics): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  metrics.gauge("process_resident_memory_bytes", () => process.memoryUsage.rss())
  metrics.gauge("nodejs_heap_size_used_bytes", () => process.memoryUsage().heapUsed)
  metrics.gauge("nodejs_external_memory_bytes", () => process.memoryUsage().external)
  metrics.gauge("nodejs_active_resources", () => process.getActiveResourcesInfo().length)
  metrics.gauge("process_open_fds", openFiles)
  metrics.gauge("process_cpu_seconds_total", () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6)
  // Since the last time it was asked for; the wait itself is taken off, what is left is delay.
  metrics.gauge("nodejs_eventloop_lag_p99_seconds", () => {
    const seconds = Math.max(0, delay.percentile(99) / 1e9 - RESOLUTION / 1000)
    delay.reset()
    return Number.isFinite(seconds) ? seconds : 0
  })
}

/** Open files, sockets among them; 0 where the system does not tell. */
function openFiles(): number {
  try {
    return readdirSync("/proc/self/fd").length
  } catch {
    return 0
  }
}

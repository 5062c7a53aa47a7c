import type { LetterEvent } from "../../shared/letter/event.ts"
import { refusalOf, UNREACHABLE, type Answer } from "./answer.ts"
import { frames as cutter } from "./frames.ts"
import { noteStatus } from "./request.ts"
import { whose } from "./whose.ts"

/** A part of the record, and the hash of the whole record's last event; empty from a server that does not say it. */
export interface RecordPart {
  readonly events: readonly LetterEvent[]
  readonly head: string
}

/** Reads the record after an event, once. */
export async function readRecord(url: string, after: number, signal: AbortSignal): Promise<Answer<RecordPart>> {
  const headers = { accept: "application/json", ...whose.headers() }
  const response = await fetch(`${url}?after=${after}`, { headers, signal }).catch(() => null)
  if (!response) return { ok: false, refusal: UNREACHABLE }
  noteStatus(response.status)
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) return { ok: false, refusal: refusalOf(response.status, body) }
  const { events, head } = (body ?? {}) as { events?: unknown; head?: unknown }
  if (!Array.isArray(events)) return { ok: false, refusal: refusalOf(502, null) }
  return { ok: true, value: { events, head: typeof head === "string" ? head : "" } }
}

/**
 * Listens for events after one, and gives them as they come, in batches; an empty batch is a heartbeat. Ends when the stream
 * ends, is silent for too long, or `stop` is aborted. Gives nothing at all where no stream comes through.
 *
 * By `fetch` rather than `EventSource`, which hides the status, cannot say where to go on after a reload, and waits for ever
 * behind a proxy that holds the stream back.
 *
 * @param first How long the first byte may take, in milliseconds. @param silence How long each further byte may take.
 * @param onHint Hears the names of messages that are no events of the record.
 */
export async function* listen(
  url: string,
  after: number,
  stop: AbortController,
  { first, silence }: { readonly first: number; readonly silence: number },
  onHint: (name: string) => void = () => {},
): AsyncGenerator<readonly LetterEvent[]> {
  const timer = watchdog(stop)
  timer.start(first)
  try {
    const headers = { accept: "text/event-stream", "last-event-id": String(after), ...whose.headers() }
    const response = await fetch(url, { headers, cache: "no-store", signal: stop.signal })
    if (!response.ok || !response.body || !response.headers.get("content-type")?.startsWith("text/event-stream")) return
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const cut = cutter()
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      timer.start(silence)
      const frames = cut(value)
      for (const { event } of frames) if (event !== "message") onHint(event)
      yield frames.flatMap(({ data }) => eventOf(data))
    }
  } catch {
    // The network broke, or the watchdog barked: the stream has ended either way.
  } finally {
    timer.clear()
    stop.abort()
  }
}

function watchdog(stop: AbortController): { start: (ms: number) => void; clear: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const clear = () => clearTimeout(timer)
  const start = (ms: number) => {
    clear()
    timer = setTimeout(() => stop.abort(), ms)
  }
  return { start, clear }
}

function eventOf(data: string): readonly LetterEvent[] {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === "object" && value !== null && "seq" in value ? [value as LetterEvent] : []
  } catch {
    return []
  }
}

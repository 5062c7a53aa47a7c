import { request } from "node:http"
import * as encoding from "lib0/encoding"
import { WebSocket } from "ws"
import * as Y from "yjs"
import type { Person } from "../person.ts"

/** A sync frame that says "here is an update": the bytes a stock client would send. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(2, update)
}

/** A sync frame that says "here is what you lack". */
export function answerFrame(update: Uint8Array): Uint8Array {
  return syncFrame(1, update)
}

/** A sync frame that asks for everything there is. */
export const ASK = syncFrame(0, Uint8Array.of(0))
/** A sync frame that has nothing to add: after it, nothing that does not fit is waited for. */
export const NOTHING = syncFrame(1, Uint8Array.of(0, 0))

function syncFrame(kind: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** A presence frame with one state, whoever's client id it is. */
export function presenceFrame(client: number, clock: number, json: string): Uint8Array {
  const states = encoding.encode((encoder) => {
    for (const part of [1, client, clock]) encoding.writeVarUint(encoder, part)
    encoding.writeVarString(encoder, json)
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, states)
  })
}

/** An update that deletes so many letters of a client's, from a clock on; they need not be there yet. */
export function deletion(client: number, clock: number, length: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, part)
  })
}

/** An update with one embedded value, given as JSON, the first of its root. */
export function embedding(root: string, json: string): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of [1, 1, 4711, 0]) encoding.writeVarUint(encoder, part)
    encoding.writeUint8(encoder, 5)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    encoding.writeVarString(encoder, json)
    encoding.writeVarUint(encoder, 0)
  })
}

/** An update that writes words under a root, as nobody's client would. */
export function words(root: string, text: string): Uint8Array {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement("paragraph")
  paragraph.insert(0, [new Y.XmlText(text)])
  doc.getXmlFragment(root).insert(0, [paragraph])
  return Y.encodeStateAsUpdate(doc)
}

/** How a raw connection ended: the HTTP status that refused it, or the code that closed it; and all that it was sent. */
export interface Ending {
  readonly status?: number
  readonly code?: number
  readonly heard: string
}

/** A hostile client: opens a socket with whatever headers, sends whatever frames, and listens until it is thrown out or bored. */
export async function intrudes(url: string, headers: Record<string, string>, frames: readonly (Uint8Array | string)[], boredom = 3000): Promise<Ending> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers })
    let heard = ""
    const end = (ending: Omit<Ending, "heard">) => (socket.terminate(), resolve({ ...ending, heard }))
    socket.on("open", () => frames.forEach((frame) => socket.send(frame)))
    socket.on("message", (data) => (heard += data.toString()))
    socket.on("unexpected-response", (_, response) => end({ status: response.statusCode ?? 0 }))
    socket.on("close", (code) => end({ code }))
    socket.on("error", () => {})
    setTimeout(() => end({}), boredom)
  })
}

/** The headers that a person's own browser would open a socket with. */
export async function headersOf(person: Person): Promise<{ cookie: string; origin: string }> {
  const cookies = await person.context.cookies()
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "), origin: person.house.url }
}

/** An answer to a raw request. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** A request with exactly this path and these headers: nothing is tidied up on the way, as a browser would. */
export async function asksRaw(url: string, method: string, path: string, headers: Record<string, string> = {}, body = ""): Promise<Answer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers: { "content-length": Buffer.byteLength(body), ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: parsed(Buffer.concat(chunks).toString()) }))
    })
    asked.on("error", reject)
    asked.end(body)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

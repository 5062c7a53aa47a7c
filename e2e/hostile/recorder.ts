import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inflateSync } from "node:zlib"
import * as decoding from "lib0/decoding"
import { WebSocket } from "ws"
import * as Y from "yjs"
import { ROOT } from "../stage.ts"
import { ASK } from "./mallory.ts"

const DOCS = ["requesting", "responding", "joint"]

/** One frame that a socket brought. */
interface Heard {
  readonly doc: string
  readonly bytes: Buffer
}

/**
 * Everything that somebody's session can be told, by whatever way, kept as it came: raw sockets to all three docs, opened again
 * whenever they are closed; the open stream; the answers to requests, files taken apart.
 */
export class Recorder {
  readonly frames: Heard[] = []
  /** What came by HTTP, by where from. */
  readonly answers = new Map<string, string>()
  /** The codes with which a doc's socket was closed. */
  readonly codes: { readonly doc: string; readonly code: number }[] = []
  stream = ""
  private readonly url: string
  private readonly letter: string
  private readonly headers: Record<string, string>
  private readonly sockets = new Map<string, WebSocket>()
  private readonly over = new AbortController()

  constructor(url: string, letter: string, headers: Record<string, string>) {
    this.url = url
    this.letter = letter
    this.headers = headers
    for (const doc of DOCS) this.listen(doc)
    void this.follow()
  }

  /** Asks every doc again for all there is. */
  asks(): void {
    for (const socket of this.sockets.values()) if (socket.readyState === WebSocket.OPEN) socket.send(ASK)
  }

  /** Gets an address; keeps the answer with its headers, and what a file says to a reader and to a machine. */
  async gets(path: string, init: RequestInit = {}): Promise<number> {
    const response = await fetch(this.url + path, { ...init, headers: { ...this.headers, ...(init.headers as Record<string, string>) } })
    const bytes = Buffer.from(await response.arrayBuffer())
    const words = response.headers.get("content-type")?.includes("pdf") ? pdfWords(bytes) : ""
    const answer = [[...response.headers].join("\n"), bytes.toString("latin1"), bytes.toString("utf8"), words].join("\n")
    this.answers.set(`${this.answers.size} ${init.method ?? "GET"} ${path}`, answer)
    return response.status
  }

  /** What the updates for a doc say, in the order of their coming, deleted or not: words that came letter by letter are words again. */
  written(doc: string): string {
    const updates = this.frames.filter((heard) => heard.doc === doc && heard.bytes[0] === 0 && heard.bytes[1] !== 0)
    return updates.map(({ bytes }) => lettersIn(decoding.readVarUint8Array(decoding.createDecoder(bytes.subarray(2))))).join("")
  }

  /** All of it, as one text; base64 taken apart as well. */
  get all(): string {
    const frames = this.frames.flatMap(({ bytes }) => [bytes.toString("latin1"), bytes.toString("utf8"), bytes.toString("utf16le")])
    const answers = [...this.answers.values()]
    const packed = answers.flatMap((text) => text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).map((text) => Buffer.from(text, "base64").toString("latin1"))
    return [...frames, ...answers, ...packed, this.stream, ...DOCS.map((doc) => this.written(doc))].join("\n")
  }

  leave(): void {
    this.over.abort()
    for (const socket of this.sockets.values()) socket.terminate()
  }

  private listen(doc: string): void {
    if (this.over.signal.aborted) return
    const socket = new WebSocket(`${this.url.replace("http", "ws")}/sync/${this.letter}/${doc}`, { headers: this.headers })
    this.sockets.set(doc, socket)
    socket.on("open", () => socket.send(ASK))
    socket.on("message", (bytes: Buffer) => this.frames.push({ doc, bytes: Buffer.from(bytes) }))
    socket.on("error", () => {})
    socket.on("close", (code) => {
      this.codes.push({ doc, code })
      setTimeout(() => this.listen(doc), 500)
    })
  }

  private async follow(): Promise<void> {
    try {
      const headers = { ...this.headers, accept: "text/event-stream" }
      const response = await fetch(`${this.url}/api/letters/${this.letter}/record`, { headers, signal: this.over.signal })
      for await (const chunk of response.body ?? []) this.stream += Buffer.from(chunk as Uint8Array).toString("utf8")
    } catch {
      // Over.
    }
  }
}

function lettersIn(update: Uint8Array): string {
  return Y.decodeUpdate(update).structs.map((struct) => ("content" in struct && struct.content instanceof Y.ContentString ? struct.content.str : "")).join("")
}

/** The words of a PDF as a reader sees them, and all its streams as they are within. */
function pdfWords(bytes: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), "privacy-"))
  try {
    writeFileSync(join(folder, "file.pdf"), bytes)
    const words = execFileSync(process.execPath, ["--import", "tsx", join(ROOT, "tools/pdf/words.ts"), join(folder, "file.pdf")], { cwd: ROOT, encoding: "utf8" })
    return `${words}\n${streamsOf(bytes)}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function streamsOf(bytes: Buffer): string {
  return [...bytes.toString("latin1").matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, stream]) => inflated(Buffer.from(stream!, "latin1"))).join("\n")
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString("latin1")
  } catch {
    return bytes.toString("latin1")
  }
}

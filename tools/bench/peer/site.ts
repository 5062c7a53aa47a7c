import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { build } from "vite"

/** The peer's page, built as ours is and served. */
export interface Site {
  readonly url: string
  /** The JavaScript it consists of, in bytes. */
  readonly script: Uint8Array
  close(): void
}

/** Builds the peer's page in memory and serves it on a port of its own. */
export async function openSite(): Promise<Site> {
  const built = await build({ root: import.meta.dirname, configFile: false, logLevel: "silent", build: { write: false } })
  if (!("output" in built)) throw new Error("the peer's page was not built")
  const files = new Map(built.output.map((file) => [`/${file.fileName}`, Buffer.from(file.type === "chunk" ? file.code : file.source)]))
  const server = createServer(({ url = "/" }, response) => {
    const path = new URL(url, "http://peer").pathname
    const body = files.get(path === "/" ? "/index.html" : path)
    const type = path.endsWith(".js") ? "text/javascript" : "text/html"
    response.writeHead(body ? 200 : 404, { "content-type": type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const scripts = [...files].filter(([name]) => name.endsWith(".js")).map(([, bytes]) => bytes)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    script: Buffer.concat(scripts),
    close: () => (server.closeAllConnections(), server.close()),
  }
}

import { existsSync } from "node:fs"
import { extname, join } from "node:path"
import type { NextFunction, Request, Response } from "express"

/** Encodings that the build has prepared, the smallest first. */
const ENCODINGS = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
] as const

/** Names from the build carry a hash of their content: they never change. All else is asked for again each time. */
const FOREVER = "public, max-age=31536000, immutable"
const ALWAYS_ASK = "no-cache"

/** Each segment begins with a letter, a digit or an underscore: no way up, nothing hidden. */
const FILE = /^(\/[\w@][\w@.-]*)+\.\w+$/

/** The built client: its files, and its page for every other address a person may open. */
export function staticFiles(dir: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (req.method !== "GET" && req.method !== "HEAD") return next()
    if (FILE.test(req.path) && !req.path.endsWith(".html") && existsSync(join(dir, req.path))) {
      return deliver(req, res, dir, req.path, req.path.startsWith("/assets/") ? FOREVER : ALWAYS_ASK, next)
    }
    if (extname(req.path) !== "" || !req.accepts("html")) return next()
    if (!existsSync(join(dir, "index.html"))) return notBuilt(res)
    deliver(req, res, dir, "/index.html", ALWAYS_ASK, next)
  }
}

function deliver(req: Request, res: Response, dir: string, path: string, cache: string, next: NextFunction): void {
  const accepted = ENCODINGS.filter(({ name }) => req.acceptsEncodings(name) === name)
  const encoding = accepted.find(({ suffix }) => existsSync(join(dir, path + suffix)))
  res.type(extname(path)).set({ "cache-control": cache, vary: "accept-encoding" })
  if (encoding) res.set("content-encoding", encoding.name)
  const options = { root: dir, cacheControl: false, acceptRanges: false, lastModified: false, dotfiles: "deny" as const }
  res.sendFile((path + (encoding?.suffix ?? "")).slice(1), options, (error?: Error) => {
    if (error && !res.headersSent) next(error)
  })
}

function notBuilt(res: Response): void {
  res.status(503).type("html").set("cache-control", "no-store")
  res.send("<!doctype html><title>Joint Letter</title><p>The client is not built yet. Run <code>npm run build</code>, then reload.</p>")
}

import { randomUUID } from "node:crypto"
import type { ErrorRequestHandler, NextFunction, Request, Response } from "express"
import { troubleOf } from "../store/failure.ts"
import { broken, malformed, notStored, tooLarge } from "./problems.ts"
import { problem, send, sendProblem } from "./reply.ts"
import type { Services } from "./services.ts"

/** Refuses a body that is not JSON, rather than taking it for an empty one. */
export function needsJson(req: Request, res: Response, next: NextFunction): void {
  const hasBody = req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0
  if (!hasBody || req.is("application/json")) return next()
  req.resume()
  send(res, problem(415, "not-json", "Send JSON, with the header Content-Type: application/json, uncompressed."))
}

/** What a library says of a request that it could not read. */
interface ReadFault {
  readonly type?: unknown
  readonly status?: unknown
}

/** The last resort: what a person's request broke is told as such; what we broke gets a number that stands in the log. */
export function onFault(services: Services, maxBody: number): ErrorRequestHandler {
  return async (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error)
    const { type, status } = (typeof error === "object" && error !== null ? error : {}) as ReadFault
    if (type === "entity.too.large") return sendProblem(res, tooLarge(maxBody))
    if (type === "entity.parse.failed") return send(res, malformed([{ path: "", message: "the body is not JSON" }]))
    if (type === "request.aborted") return
    if (type === "encoding.unsupported" || type === "charset.unsupported") {
      return send(res, problem(415, "not-json", "Send JSON in UTF-8, uncompressed."))
    }
    if (error instanceof URIError || status === 400) return send(res, malformed([{ path: "", message: "the address or the headers cannot be read" }]))
    const id = randomUUID()
    services.log.error({ err: error, id, route: res.locals["route"] as unknown }, "a request failed")
    services.metrics.add("http_failures_total")
    // The accounts' library hides what the database said to it: whether the database is well has to be asked.
    const trouble = troubleOf(error) ?? (await services.store.ping().then(() => null, troubleOf))
    if (trouble) return sendProblem(res, notStored(trouble))
    sendProblem(res, broken(id))
  }
}

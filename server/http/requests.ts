import type { NextFunction, Request, Response } from "express"
import type { Services } from "./services.ts"

/**
 * Notes each request once it is over: by the route's pattern, never by its address, since addresses hold invitation
 * tokens. Successes at `debug`, refusals at `info`, our own failures where they happen.
 */
export function requestLog({ log, metrics }: Pick<Services, "log" | "metrics">) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const begun = performance.now()
    res.once("close", () => {
      const route = (res.locals["route"] as string | undefined) ?? `${req.method} (no route)`
      const millis = Math.round(performance.now() - begun)
      metrics.add(`http_requests_total{status="${res.statusCode}"}`)
      log[res.statusCode >= 400 ? "info" : "debug"]({ route, status: res.statusCode, millis }, "request")
    })
    next()
  }
}

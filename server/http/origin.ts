import type { NextFunction, Request, Response } from "express"
import { wrongOrigin } from "./problems.ts"
import { send } from "./reply.ts"

/** Methods that change nothing, by RFC 9110; all others need an Origin that is ours. */
const SAFE = new Set(["GET", "HEAD", "OPTIONS"])

/** Whether an Origin header is one of ours. A missing one and `null` are not. */
export function isOurs(origin: string | undefined, ours: readonly string[]): boolean {
  return origin !== undefined && ours.includes(origin.toLowerCase())
}

/** Refuses a request that changes something and does not come from our own pages, so that no other site acts for a person. */
export function checkOrigin(ours: readonly string[]) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const origin = req.get("origin")
    if (SAFE.has(req.method) || isOurs(origin, ours)) return next()
    send(res, wrongOrigin(origin, ours))
  }
}

import type { IncomingMessage } from "node:http"
import { expect, test } from "vitest"
import { isNearby } from "./nearby.ts"

const from = (remoteAddress: string | undefined, headers = {}): boolean => isNearby({ headers, socket: { remoteAddress } } as IncomingMessage)

test("[A2] this machine and private networks are near; others, and whoever comes through a proxy, are not", () => {
  for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "172.31.0.9", "192.168.1.1", "fd00::7"]) expect([address, from(address)]).toEqual([address, true])
  for (const address of ["203.0.113.7", "172.32.0.1", "::ffff:203.0.113.7", "2001:db8::1", "", undefined]) expect([address, from(address)]).toEqual([address, false])
  for (const name of ["x-forwarded-for", "x-real-ip", "forwarded", "via"]) expect(from("127.0.0.1", { [name]: "127.0.0.1" })).toBe(false)
})

import type { IncomingMessage } from "node:http"
import { BlockList, isIPv6 } from "node:net"

/** What proxies add to the requests they hand on. People come through one; the operator's machines need not. */
const HANDED_ON = ["x-forwarded-for", "x-real-ip", "forwarded", "via"]

/** Addresses of this machine and of private networks. (RFC 1918, RFC 4193, RFC 4291, 2.5.6) */
const NEAR = new BlockList()
for (const [address, prefix] of [["127.0.0.0", 8], ["10.0.0.0", 8], ["172.16.0.0", 12], ["192.168.0.0", 16]] as const) NEAR.addSubnet(address, prefix, "ipv4")
for (const [address, prefix] of [["::1", 128], ["fc00::", 7], ["fe80::", 10]] as const) NEAR.addSubnet(address, prefix, "ipv6")

/**
 * Whether a request comes from this machine or its own network, and not through a proxy. Counts are for the operator: on a quiet
 * server they would tell an opponent when the other side is at work. [A2]
 */
export function isNearby({ headers, socket }: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, "") ?? ""
  return HANDED_ON.every((name) => headers[name] === undefined) && NEAR.check(address, isIPv6(address) ? "ipv6" : "ipv4")
}

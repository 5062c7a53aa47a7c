import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { npm, ROOT } from "../../fresh.mjs"

/** Where the peers and everybody's clients are installed: apart from the product, which knows nothing of them. */
export const HOME = join(ROOT, "node_modules/.cache/bench-peers")

/** y-websocket's own server as its package starts it; in memory, or in LevelDB where YPERSISTENCE names a folder. */
export const STOCK = join(HOME, "node_modules/@y/websocket-server/src/server.js")

/** Servers and clients of the comparison, one Yjs for all. `ws` is for the relays; the peers bring or need their own. */
const PACKAGES = {
  "@y/websocket-server": "0.1.1",
  "@hocuspocus/server": "4.7.0",
  "@hocuspocus/extension-database": "4.7.0",
  "@hocuspocus/provider": "4.7.0",
  "@photostructure/sqlite": "1.2.1",
  "y-websocket": "3.1.0",
  "y-protocols": "1.0.7",
  yjs: "13.6.33",
  ws: "8.23.0",
}

/** Installs the peers the first time. False where the registry is out of reach. */
export function installPeers(): boolean {
  cpSync(join(import.meta.dirname, "peers"), HOME, { recursive: true })
  const wanted = JSON.stringify({ private: true, dependencies: PACKAGES })
  const list = join(HOME, "installed.json")
  if (existsSync(list) && readFileSync(list, "utf8") === wanted) return true
  writeFileSync(join(HOME, "package.json"), wanted)
  process.stderr.write("installing the peers …\n")
  if (!npm(["install", "--no-audit", "--no-fund", "--no-package-lock"], { cwd: HOME, quiet: true })) return false
  writeFileSync(list, wanted)
  return true
}

import { SqliteStore } from "../../server/store/sqlite.ts"
import { Stage } from "./stage.ts"

/**
 * A stage as a process of its own, to be killed or measured: `serve.ts FILE PORT [LETTERS]`. Makes letters `l0`, `l1` …, each
 * with people of its own (`ada0` …), prints its address when it is ready, and answers any message with what it has used.
 */
const [file = "", port = "0", letters = "0"] = process.argv.slice(2)
const stage = await Stage.open(new SqliteStore(file), Number(port))
for (let n = 0; n < Number(letters); n++) await stage.letter(`l${n}`, String(n))
process.on("message", () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system, memory: process.memoryUsage().rss, ...stage.sync.counts() })
})
console.log(stage.url)

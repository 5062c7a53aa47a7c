import { SqliteStore } from "../../server/store/sqlite.ts"
import { Stage } from "./stage.ts"

/** A stage as a process of its own, to be killed: `serve.ts FILE PORT`. Prints its address when it is ready. */
const [file = "", port = "0"] = process.argv.slice(2)
const stage = await Stage.open(new SqliteStore(file), Number(port))
console.log(stage.url)

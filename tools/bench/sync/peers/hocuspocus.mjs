// Hocuspocus as its README starts it, with what its SQLite extension does (the same table, the same two statements) written over
// another build of SQLite: the extension's own has to be compiled or downloaded where it is installed.
import { join } from "node:path"
import { Database } from "@hocuspocus/extension-database"
import { Server } from "@hocuspocus/server"
import { DatabaseSync } from "@photostructure/sqlite"

const db = new DatabaseSync(join(process.env.DATA_DIR, "hocuspocus.sqlite"))
db.exec(`CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))`)
const select = db.prepare(`SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC`)
const upsert = db.prepare(`INSERT INTO "documents" ("name", "data") VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET data = ?2`)
const database = new Database({
  fetch: async ({ documentName }) => select.get(documentName)?.data ?? null,
  store: async ({ documentName, state }) => void upsert.run(documentName, state),
})
const server = new Server({ port: Number(process.env.PORT), address: "127.0.0.1", quiet: true, extensions: [database] })
// A database that nothing refers to any more is closed by the garbage collector, and its statements end the process.
process.on("exit", () => db.close())
await server.listen()
console.log("ready")

import { spawn } from "node:child_process"
import { House } from "../../e2e/stage.ts"
import { ensureBuilt } from "../fresh.mjs"
import { type Figure, type Row, times } from "./row.ts"

const STARTS = 5
const LISTEN = `require("node:http").createServer().listen(0, "127.0.0.1", () => console.log("ready"))`

/** How long the server takes from nothing to its first line, and to its first PDF. */
export async function start(): Promise<Row[]> {
  if (!ensureBuilt()) return []
  const house = await House.open({ DEMO: "1" })
  const ready = await times(STARTS, () => house.start(), () => house.stop())
  const first = await firstPdf(house)
  await house.close()
  return [
    { what: "start, to the line that says ready", unit: "ms", ours: ready, peer: { name: "Node with an empty server", figure: await bare() } },
    { what: "first PDF after that, signing in included", unit: "ms", ours: first },
  ]
}

/** As long as any program in Node takes. */
async function bare(): Promise<Figure> {
  return times(STARTS, async () => {
    const child = spawn(process.execPath, ["-e", LISTEN], { stdio: ["ignore", "pipe", "ignore"] })
    await new Promise((resolve) => child.stdout.once("data", resolve))
    child.kill()
  })
}

/** Signs in as one of the example's people and asks for the example's PDF, in ms. */
async function firstPdf({ url }: House): Promise<number> {
  const started = performance.now()
  const { letter, accounts } = (await (await fetch(`${url}/api/demo`)).json()) as { letter: string; accounts: { email: string; password: string }[] }
  const { email, password } = accounts[0]!
  const headers = { "content-type": "application/json", origin: url }
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, { method: "POST", headers, body: JSON.stringify({ email, password }) })
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(";")[0]).join("; ")
  const answer = await fetch(`${url}/api/letters/${letter}/letter.pdf`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`letter.pdf: ${answer.status}`)
  await answer.arrayBuffer()
  return performance.now() - started
}

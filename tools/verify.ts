import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import type { LetterEvent } from "../shared/letter/event.ts"
import { verify } from "../shared/record/verify.ts"

const USAGE = `Usage: npm run verify -- record.json [--head HEX]

Checks a letter's record offline: every hash, every link, every number, and that each event keeps the rules.
--head is the hash of the last event as you kept it: from a PDF's foot, or from a notice. Without it, the head that the
file itself names is used, which cannot show that the file's own end was rewritten.
Exit: 0 intact, 1 not intact, 2 not used rightly.`

/** What a check of a file comes to: what to say, and the exit code. */
export interface Outcome {
  readonly code: 0 | 1 | 2
  readonly text: string
}

/** Checks the text of a record file. [R3] */
export function check(text: string, kept: string | undefined): Outcome {
  const file = parsed(text)
  if (!file) return { code: 2, text: "This is not a record: the file should be JSON with `events` and `head`." }
  const found = verify(file.events, kept ?? file.head)
  if (!found.ok) return { code: 1, text: `NOT INTACT at event ${found.seq}: ${found.reason}.` }
  const sure = kept === undefined ? " (the file's own head; give --head to check against one you kept)" : ""
  return { code: 0, text: `Intact: ${found.events} events, head ${found.head}${sure}.` }
}

function parsed(text: string): { events: LetterEvent[]; head: string } | null {
  try {
    const { events, head } = JSON.parse(text)
    return Array.isArray(events) && typeof head === "string" ? { events, head } : null
  } catch {
    return null
  }
}

async function main(): Promise<Outcome> {
  const { values, positionals } = parseArgs({ options: { head: { type: "string" } }, allowPositionals: true })
  const [file, ...more] = positionals
  const head = values.head?.toLowerCase()
  if (file === undefined || more.length > 0) return { code: 2, text: USAGE }
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    return { code: 2, text: `--head must be 64 hexadecimal digits.\n\n${USAGE}` }
  return check(await readFile(file, "utf8"), head)
}

if (process.argv[1]?.endsWith("verify.ts")) {
  const outcome = await main().catch((error: Error): Outcome => ({ code: 2, text: `${error.message}\n\n${USAGE}` }))
  console.log(outcome.text)
  process.exitCode = outcome.code
}

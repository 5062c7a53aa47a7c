import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import type { LetterEvent } from "../shared/letter/event.ts"
import { verify } from "../shared/record/verify.ts"

const USAGE = `Usage: npm run verify -- record.json [--head HEX]

Checks a letter's record offline: every hash, every link, every number, and that each event keeps the rules.
--head is a hash that you kept: from a PDF's foot, or from a notice. It need not be the last, since the record may have
grown since then; but it must be in the record, or the end was cut off or written anew. Without it only the head that the
file itself names is used, which cannot show that.
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
  const found = verify(file.events, kept !== undefined && !holds(file.events, kept) ? kept : file.head)
  if (!found.ok) return { code: 1, text: `NOT INTACT at event ${found.seq}: ${found.reason}.` }
  return { code: 0, text: `Intact: ${found.events} events, head ${found.head}${keptWords(file.events, kept)}.` }
}

const holds = (events: readonly LetterEvent[], kept: string) => events.some((event) => event?.hash === kept)

/** What the kept head proves; without one, that nothing was proved of the end. */
function keptWords(events: readonly LetterEvent[], kept: string | undefined): string {
  if (kept === undefined) return " (the file's own head; give --head to check against one you kept)"
  const at = events.findIndex(({ hash }) => hash === kept) + 1
  const later = events.length - at
  return later === 0 ? "" : `. The head you kept is that of event ${at}: nothing up to it has changed, and ${later} came after it`
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

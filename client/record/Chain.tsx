import { ShieldAlert, ShieldCheck } from "lucide-react"
import { useState } from "react"
import type { Letter } from "../../shared/letter/letter.ts"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"
import { Fingerprint } from "../design/Fingerprint.tsx"
import { TextField } from "../design/TextField.tsx"
import { counted } from "../letter/words.ts"
import { check } from "./check.ts"
import { keptFault, type Checked } from "./checkview.ts"
import styles from "./Record.module.css"

/** The hash at the record's end, a check of the whole record in this browser, and how to check it without this program. [R3] */
export function Chain({ letter, count }: { readonly letter: Letter; readonly count: number }) {
  const [kept, setKept] = useState("")
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<(Checked & { readonly head: string }) | null>(null)
  const fault = keptFault(kept)
  const run = async () => {
    if (isBusy) return
    setBusy(true)
    setOutcome({ ...(await check(letter.id, letter.head, kept)), head: letter.head })
    setBusy(false)
  }
  const said = outcome?.head === letter.head ? outcome : null
  return (
    <section className={styles.chain} aria-labelledby="chain-heading">
      <h2 id="chain-heading" className="visually-hidden">
        Is it whole?
      </h2>
      <p className={styles.ends}>
        {counted(count, "event")}. The record ends at <Fingerprint hash={letter.head} of="at the end of the record" />
        <span className={styles.printed}>{letter.head}</span>
      </p>
      <p className={styles.about}>
        The same hash stands at the foot of every exported page and in every notice. Whoever kept one can show later whether
        anything before it was changed, removed, reordered, or cut off.
      </p>
      <div className={styles.check}>
        <TextField
          label="A record hash you kept"
          optional
          autoComplete="off"
          spellCheck={false}
          value={kept}
          error={fault}
          onChange={(event) => {
            setKept(event.target.value)
            setOutcome(null)
          }}
        />
        <Button why={fault} busy={isBusy && "Checking…"} onClick={() => void run()}>
          Check now
        </Button>
      </div>
      {said && (
        <Banner
          tone={said.isIntact ? "neutral" : "danger"}
          icon={said.isIntact ? <ShieldCheck aria-hidden /> : <ShieldAlert aria-hidden />}
        >
          {said.words}
        </Banner>
      )}
      <Offline head={letter.head} />
    </section>
  )
}

function Offline({ head }: { readonly head: string }) {
  return (
    <details className={styles.offline}>
      <summary>Check it without this server</summary>
      <ol>
        <li>Export the record for checking. The file holds every event, and the hash at its end.</li>
        <li>
          On any computer with this program’s source, run <code>npm run verify -- record.json --head {head.slice(0, 8)}…</code>{" "}
          with the whole hash that you kept. It needs neither network nor account.
        </li>
        <li>
          It says “Intact”, or names the first event at which the file is not what it says it is. Each event’s hash is the
          SHA-256 of the event in canonical form (RFC 8785) with the hash before it, so anybody can write such a check anew.
        </li>
        <li>Keep one hash outside this server: on a filed PDF, in a notice, in your own file.</li>
      </ol>
    </details>
  )
}

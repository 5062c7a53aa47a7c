import { Lock } from "lucide-react"
import { opponent } from "../../shared/letter/side.ts"
import { MAX_WORDS } from "../../shared/letter/limits.ts"
import { may } from "../../shared/letter/roles.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { useSideComments } from "../api/letter.ts"
import { Button } from "../design/Button.tsx"
import { TextArea } from "../design/TextField.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useKeptText } from "../letter/keptform.ts"
import { Words } from "../letter/Words.tsx"
import styles from "./CallScreen.module.css"

/**
 * Notes during a call. They are remarks for one's own side (`comment` with the audience `side`), which the server keeps apart
 * from the record and never sends to the other side: not a part of any doc, since a doc is read whole or not at all. What is
 * typed and not kept yet stays in this browser.
 */
export function Notes({ issue }: { readonly issue: string }) {
  const { letter, me, canDraft } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const { value: words, set, send } = useKeptText("note")
  const { data: all = [], error } = useSideComments(letter.id)
  const notes = all.filter((note) => note.issue === issue).reverse()
  const [ours, theirs] = [letter.sides[me.side].party, letter.sides[opponent(me.side)].party]
  const text = words.trim().replaceAll(/\s+/g, " ")
  const keep = async () => {
    if (text === "" || !(await send((naming) => give({ type: "comment", issue, runs: unmarked(text), audience: "side" }, naming)))) return
    set("")
  }
  return (
    <section className={styles.notes} aria-label="Notes of our side">
      <h2>
        <Lock aria-hidden /> Notes of our side
      </h2>
      <p className={styles.private}>
        Read by {ours} alone. {theirs} never gets them, and they are in no record.
      </p>
      {canDraft && may(me.role, "comment") && (
        <form onSubmit={(event) => (event.preventDefault(), void keep())}>
          <TextArea
            label="Note on this issue"
            rows={2}
            maxLength={MAX_WORDS}
            value={words}
            onChange={(event) => set(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              void keep()
            }}
          />
          <Button type="submit" size="small" why={text === "" ? "Write it first." : null} busy={isBusy && "Keeping…"}>
            Keep note
          </Button>
        </form>
      )}
      <RefusalWords refusal={refusal} />
      {error && <p className={styles.private}>The notes of your side have not come: {error.refusal.message}</p>}
      <ul>
        {notes.map(({ id, name, at, runs }) => (
          <li key={id}>
            <p className={styles.by}>
              {name}, <Time iso={at} />
            </p>
            <Words runs={runs} />
          </li>
        ))}
      </ul>
    </section>
  )
}

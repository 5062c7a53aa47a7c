import type { Letter } from "../../shared/letter/letter.ts"
import { SIDES } from "../../shared/letter/side.ts"
import { headingOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import { KINDS } from "../../shared/record/words.ts"
import { capital } from "../../shared/letter/speech.ts"
import { Button } from "../design/Button.tsx"
import { Select, TextField } from "../design/TextField.tsx"
import { counted } from "../letter/words.ts"
import { NO_FILTER, type Filter } from "./recordview.ts"
import styles from "./Record.module.css"

interface FiltersProps {
  readonly letter: Letter
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly shown: number
  readonly all: number
}

/** What to look for in the record: an issue, a side, a kind of event, words. */
export function Filters({ letter, filter, onFilter, shown, all }: FiltersProps) {
  const set = (change: Partial<Filter>) => onFilter({ ...filter, ...change })
  const isOn = Object.values(filter).some((part) => part !== "")
  return (
    <search className={styles.filters}>
      <Select label="Issue" value={filter.issue} onChange={(event) => set({ issue: event.target.value })}>
        <option value="">All</option>
        {letter.issues.map((issue) => (
          <option key={issue.id} value={issue.id}>
            {plain(headingOf(letter, issue))}
          </option>
        ))}
      </Select>
      <Select label="Side" value={filter.side} onChange={(event) => set({ side: event.target.value as Filter["side"] })}>
        <option value="">Both</option>
        {SIDES.map((side) => (
          <option key={side} value={side}>
            {letter.sides[side].party}
          </option>
        ))}
      </Select>
      <Select label="Kind" value={filter.kind} onChange={(event) => set({ kind: event.target.value as Filter["kind"] })}>
        <option value="">All</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {capital(kind)}
          </option>
        ))}
      </Select>
      <TextField
        label="Words"
        type="search"
        autoComplete="off"
        value={filter.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <p className={styles.found}>
        <output>{isOn ? `${shown} of ${counted(all, "event")}` : counted(all, "event")}</output>
        {isOn && (
          <Button size="small" variant="quiet" onClick={() => onFilter(NO_FILTER)}>
            Show all
          </Button>
        )}
      </p>
    </search>
  )
}

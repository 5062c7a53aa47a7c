import type { ReactNode } from "react"
import type { Change } from "../../shared/text/diff.ts"
import type { Run, Runs } from "../../shared/text/runs.ts"
import { readable } from "../timeline/readable.ts"
import styles from "./Words.module.css"

function marked(run: Run): ReactNode {
  const underlined = run.underline ? <u>{run.text}</u> : run.text
  const slanted = run.italic ? <em>{underlined}</em> : underlined
  return run.bold ? <strong>{slanted}</strong> : slanted
}

function drawn(runs: Runs): ReactNode {
  return runs.map((run, i) => <span key={i}>{marked(run)}</span>)
}

/** Words of the letter, in the letter's own face. */
export function Words({ runs }: { readonly runs: Runs }) {
  return <span className={styles.words}>{drawn(runs)}</span>
}

/** What changed between two texts, in place: removed words struck out, added ones underlined; said to a screen reader, too. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return <Marked changes={readable(changes)} />
}

/** The same, stretch by stretch as they are given: for one side of a comparison, which is made readable before it is parted. */
export function Marked({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <span className={styles.words}>
      {changes.map(({ kind, runs }, i) => {
        if (kind === "same") return <span key={i}>{drawn(runs)}</span>
        const Tag = kind === "added" ? "ins" : "del"
        return (
          <Tag key={i} className={styles[kind]}>
            <span className="visually-hidden">{kind === "added" ? " added: " : " removed: "}</span>
            {drawn(runs)}
            <span className="visually-hidden"> end of change </span>
          </Tag>
        )
      })}
    </span>
  )
}

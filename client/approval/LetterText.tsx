import type { LetterContent, PrintedIssue } from "../../shared/layout/content.ts"
import { SIDES } from "../../shared/letter/side.ts"
import { isBlank } from "../../shared/letter/tidy.ts"
import { Words } from "../letter/Words.tsx"
import styles from "./LetterText.module.css"

/** Everything that is on the pages, as text: for a small screen, a large type, a screen reader. */
export function LetterText({ content }: { readonly content: LetterContent }) {
  const { body, signed } = content
  return (
    <article className={styles.text} aria-label="The letter as words">
      <p>
        {body.judge}
        <br />
        {body.court}
      </p>
      <p>
        <strong>Re:</strong> <em>{body.caption}</em>, No. {body.caseNumber}
        <br />
        Joint letter regarding discovery disputes
      </p>
      {body.dates.length > 0 && <p>Dates: {body.dates.map(({ label, date }) => `${label}: ${date}`).join("; ")}</p>}
      {body.calls && <p>Calls: {body.calls}</p>}
      <p>Your Honor:</p>
      {!isBlank(body.introduction) && (
        <p>
          <Words runs={body.introduction} />
        </p>
      )}
      {body.issues.map((issue) => (
        <IssueText key={issue.id} issue={issue} />
      ))}
      <p>Respectfully submitted,</p>
      {SIDES.map((side) => {
        const { party, name } = body.signatures.find((each) => each.side === side)!
        const { line, authority } = signed[side] ?? { line: "(not signed)", authority: "" }
        return (
          <p key={side}>
            {[line, authority].filter(Boolean).join(" ")}
            <br />
            {name}
            <br />
            {party}
          </p>
        )
      })}
      {body.attestation && <p>{body.attestation}</p>}
    </article>
  )
}

function IssueText({ issue }: { readonly issue: PrintedIssue }) {
  return (
    <section className={styles.issue}>
      <h4>
        {issue.number > 0 && `${issue.number}. `}
        <Words runs={issue.heading} />
      </h4>
      {(issue.request || !isBlank(issue.requestText)) && (
        <p>
          <em>{issue.request}</em>
          {!isBlank(issue.requestText) && (
            <>
              {issue.request && ": "}“<Words runs={issue.requestText} />”
            </>
          )}
        </p>
      )}
      {issue.positions.map(({ side, party, runs }) => (
        <p key={side}>
          <strong>{party}:</strong> <Words runs={runs} />
        </p>
      ))}
      {issue.agreed && (
        <p>
          <strong>Agreed:</strong> <Words runs={issue.agreed} />
        </p>
      )}
    </section>
  )
}

import { Lock, Users } from "lucide-react"
import { useState } from "react"
import { may } from "../../shared/letter/roles.ts"
import { useSideComments } from "../api/letter.ts"
import { EmptyState } from "../design/EmptyState.tsx"
import { SideName } from "../design/SideName.tsx"
import { Select } from "../design/TextField.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { FormButton } from "../letter/FormButton.tsx"
import { Words } from "../letter/Words.tsx"
import { AudienceMark } from "./Audience.tsx"
import { aboutWords, commentsView, type Audience, type Scope, type ShownComment } from "./commentsview.ts"
import { Composer } from "./Composer.tsx"
import styles from "./Comments.module.css"

interface CommentsProps {
  readonly scope: Scope
  readonly onScope: (scope: Scope) => void
}

/** Remarks in two audiences, which are never mistaken for each other: each has its own sign, words, ground and way in. */
export function CommentsPanel({ scope, onScope }: CommentsProps) {
  const { letter, me, canDraft } = useDesk()
  const { data: asides = [], error } = useSideComments(letter.id)
  const [writing, setWriting] = useState<Audience | null>(null)
  const shown = commentsView(letter, me.side, asides, scope)
  const mayWrite = canDraft && may(me.role, "comment")
  return (
    <section className={styles.panel} aria-label="Comments">
      {mayWrite && writing === null && <Openers onOpen={setWriting} />}
      {writing && (
        <Composer
          key={`${writing} ${scope}`}
          audience={writing}
          issue={scope === "all" || scope === "whole" ? null : scope}
          onDone={() => setWriting(null)}
        />
      )}
      {(letter.issues.length > 0 || shown.length > 0) && (
        <Select label="Show" value={scope} onChange={(event) => onScope(event.target.value)}>
          <option value="all">All comments</option>
          <option value="whole">{aboutWords(letter, null)}</option>
          {letter.issues.map(({ id }) => (
            <option key={id} value={id}>
              {aboutWords(letter, id)}
            </option>
          ))}
        </Select>
      )}
      {error && <p className={styles.why}>The notes of your side have not come: {error.refusal.message}</p>}
      {shown.length === 0 ? (
        <EmptyState title={scope === "all" ? "No comments yet" : "No comments on this yet"}>
          A note is for your own side only; a comment is for both sides and stays in the record. Neither is part of the letter.
        </EmptyState>
      ) : (
        <ol className={styles.list}>
          {shown.map((comment) => (
            <OneComment key={comment.key} comment={comment} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Openers({ onOpen }: { readonly onOpen: (audience: Audience) => void }) {
  return (
    <div className={styles.openers}>
      <FormButton place="comment/side" size="small" icon={<Lock aria-hidden />} onClick={() => onOpen("side")}>
        Note for our side…
      </FormButton>
      <FormButton place="comment/both" size="small" icon={<Users aria-hidden />} onClick={() => onOpen("both")}>
        Comment to both sides…
      </FormButton>
    </div>
  )
}

function OneComment({ comment }: { readonly comment: ShownComment }) {
  const { letter } = useDesk()
  const { audience, side, name, at, about, runs } = comment
  return (
    <li className={styles.comment} data-audience={audience}>
      <p className={styles.head}>
        <AudienceMark audience={audience} />
        <Time iso={at} />
      </p>
      <p className={styles.by}>
        <strong>{name}</strong>
        {audience === "both" && <SideName side={side} party={letter.sides[side].party} short />}
      </p>
      <p className={styles.about}>{about}</p>
      <p className={styles.words}>
        <Words runs={runs} />
      </p>
    </li>
  )
}

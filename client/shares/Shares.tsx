import { useState } from "react"
import { may } from "../../shared/letter/roles.ts"
import { Button } from "../design/Button.tsx"
import { SideName } from "../design/SideName.tsx"
import { useDesk } from "../letter/desk.ts"
import { counted } from "../letter/words.ts"
import { usePages } from "../preview/pages.tsx"
import { ReleaseLines } from "./ReleaseLines.tsx"
import { releasedWords, sharesView, type SideShare } from "./sharesview.ts"
import styles from "./Shares.module.css"

/** How the page is shared between the sides, what is unused, and what was released. Beneath the meter. [L5] */
export function Shares() {
  const { letter, me, canDraft } = useDesk()
  const { measure } = usePages()
  const [isReleasing, setReleasing] = useState(false)
  const view = measure && sharesView(letter, measure, me.side)
  if (!view) return null
  const { available, half, mine, theirs } = view
  return (
    <section className={styles.shares} aria-label="Shares of the page">
      {releasedWords(letter).map((words) => (
        <p key={words} className={styles.released}>
          {words}
        </p>
      ))}
      <details>
        <summary>Shares of the page</summary>
        <p>
          The joint text leaves {counted(available, "line")}: {half} for each side, for all its positions together. A side cannot
          fill what the other has not used, however early it writes, unless the other releases it.
        </p>
        <dl>
          {[mine, theirs].map((share) => (
            <OneShare key={share.side} share={share} isMine={share === mine} />
          ))}
        </dl>
        {canDraft && (
          <Button
            size="small"
            why={may(me.role, "release-lines") ? null : "Only counsel of your side can release lines."}
            aria-haspopup="dialog"
            onClick={() => setReleasing(true)}
          >
            Release lines…
          </Button>
        )}
      </details>
      {isReleasing && <ReleaseLines view={view} onClose={() => setReleasing(false)} />}
    </section>
  )
}

function OneShare({ share, isMine }: { readonly share: SideShare; readonly isMine: boolean }) {
  const { gave, got } = share
  return (
    <div>
      <dt>
        <SideName side={share.side} party={share.party} mine={isMine} short />
      </dt>
      <dd>
        {counted(share.share, "line")}
        {gave > 0 && `, after ${gave} released`}
        {got > 0 && `, with ${got} received`}
        <span className={styles.use}>{share.words}</span>
      </dd>
    </div>
  )
}

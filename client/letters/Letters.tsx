import { Plus } from "lucide-react"
import { useLetters, type ListedLetter } from "../api/letters.ts"
import { useSession } from "../api/session.ts"
import { Link } from "../app/navigation.tsx"
import { Page } from "../app/Page.tsx"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { Badge } from "../design/Badge.tsx"
import { buttonClass } from "../design/Button.tsx"
import { EmptyState } from "../design/EmptyState.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { SideName } from "../design/SideName.tsx"
import { Loading, Skeleton } from "../design/Skeleton.tsx"
import { Time } from "../design/Time.tsx"
import { OUTSIDE } from "../keep/forms.ts"
import { opponent } from "../../shared/letter/side.ts"
import { type Begun, useBegun } from "./begun.ts"
import styles from "./Letters.module.css"
import { summaryOf } from "./summary.ts"

/** The letters I have a part in: what waits for me first. */
export function Letters() {
  const { data: letters, error } = useLetters()
  const { person } = useSession()
  const begun = useBegun(person?.id ?? "")
  const { [OUTSIDE]: begunOutside = [] } = begun
  const create = (
    <Link to="/letters/new" className={buttonClass({ variant: "primary" })}>
      <Plus aria-hidden />
      New letter
    </Link>
  )
  return (
    <Page title="Letters" actions={letters && letters.length > 0 && create}>
      {!letters && <RefusalBanner refusal={error?.refusal} />}
      {letters && begunOutside.length > 0 && (
        <p className={styles.begun}>
          Begun, not sent: <Link to="/letters/new">a new letter</Link>
        </p>
      )}
      {letters ? <List letters={letters} begun={begun} create={create} /> : !error && <ListSkeleton />}
    </Page>
  )
}

interface ListProps {
  readonly letters: readonly ListedLetter[]
  readonly begun: Begun
  readonly create: React.ReactNode
}

function List({ letters, begun, create }: ListProps) {
  if (letters.length === 0)
    return (
      <EmptyState title="No letter yet" action={create}>
        <p>
          Begin one if you ask for the conference. You choose the court’s demands, name the parties and the issues, and invite
          the other side.
        </p>
        <p>If the other side has begun a letter, open the link in its invitation and have the code at hand.</p>
      </EmptyState>
    )
  const inOrder = [...letters].sort((a, b) => rank(a) - rank(b) || b.updated.localeCompare(a.updated))
  return (
    <ul className={styles.list}>
      {inOrder.map((letter) => (
        <li key={letter.id}>
          <Row letter={letter} begun={begun[letter.id] ?? []} />
        </li>
      ))}
    </ul>
  )
}

/** What waits for me, then what is being written, then what is done. */
function rank(letter: ListedLetter): number {
  if (summaryOf(letter).mine) return 0
  return letter.phase === "filed" ? 2 : 1
}

function Row({ letter, begun }: { readonly letter: ListedLetter; readonly begun: readonly string[] }) {
  const { mine, turn, phase } = summaryOf(letter)
  const other = opponent(letter.side)
  return (
    <Sheet as="article" className={styles.row}>
      <h2 className={styles.caption}>
        <Link to={`/letters/${letter.id}`} className={styles.link}>
          {letter.caption}
        </Link>
      </h2>
      <p className={styles.sides}>
        <SideName side={letter.side} party={letter.parties[letter.side]} mine />
        <SideName side={other} party={letter.parties[other]} />
      </p>
      <p className={styles.state}>
        <span className={mine ? styles.mine : styles.turn}>{turn}</span>
        <Badge>{phase}</Badge>
        <span className={styles.when}>
          Changed <Time iso={letter.updated} />
        </span>
      </p>
      {begun.length > 0 && <p className={styles.begun}>Begun, not sent: {begun.join(", ")}</p>}
    </Sheet>
  )
}

function ListSkeleton() {
  return (
    <div className={styles.list}>
      <Loading what="your letters" />
      {[0, 1].map((row) => (
        <Sheet key={row} className={styles.row}>
          <Skeleton width="70%" height="1.3rem" />
          <Skeleton width="45%" height="1.1rem" />
          <Skeleton width="60%" height="1.25rem" />
        </Sheet>
      ))}
    </div>
  )
}

import { useDemo } from "../api/letters.ts"
import { useSession } from "../api/session.ts"
import { Link } from "../app/navigation.tsx"
import { useArrival } from "../app/Page.tsx"
import { PageSkeleton } from "../app/PageSkeleton.tsx"
import { buttonClass } from "../design/Button.tsx"
import { Specimen } from "./Specimen.tsx"
import styles from "./Welcome.module.css"

const STEPS = [
  ["Raise", "The side that asks for the conference picks the judge’s demands, names the issues and invites the other side."],
  ["Exchange", "On each issue the moving side puts a sentence or two into the letter; the other answers directly beneath."],
  ["Speak, and reconsider", "After a call each side stands by its words or sharpens them. Every change hands the turn over."],
  ["Sign and file", "Both approve the same page, to the letter. What comes out is the PDF for the court."],
] as const

const PROMISES = [
  ["Your words stay yours.", "Nobody else can write in your position, whatever they try. Nor you in theirs."],
  ["No last-minute insert.", "What changes after the other side has answered is theirs to answer. Both signatures fall with it."],
  ["Nobody is squeezed off the page.", "The page is measured as it will be filed, and its space is shared by lines."],
  ["Always known whose turn it is.", "And why a step is not open yet, before you try it."],
  ["Nothing goes missing.", "Each step is in a record that either side can take away and check on its own."],
] as const

/** What the product is, for somebody who is not signed in. */
export function Welcome() {
  const heading = useArrival("Joint Letter")
  const { person } = useSession()
  if (person === undefined) return <PageSkeleton />
  return (
    <div className={styles.page}>
      <section className={styles.hero}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            One letter, written by both sides
          </h1>
          <p className={styles.lead}>
            Many judges take no discovery motion before a short joint letter. Here opposing counsel open the same one. Each
            writes its own sentences, directly beneath the other’s, and both see the page fill as it will be filed.
          </p>
          <Doors />
        </div>
        <Specimen />
      </section>
      <section aria-labelledby="how" className={styles.section}>
        <h2 id="how">How it goes</h2>
        <ol className={styles.steps}>
          {STEPS.map(([title, text]) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="promises" className={styles.section}>
        <h2 id="promises">What both sides can count on</h2>
        <ul className={styles.promises}>
          {PROMISES.map(([title, text]) => (
            <li key={title}>
              <strong>{title}</strong> {text}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Doors() {
  const { data: demo, isPending } = useDemo(true)
  return (
    <div className={styles.doors}>
      <Link to="/register" className={buttonClass({ variant: "primary" })}>
        Make an account
      </Link>
      <Link to="/sign-in" className={buttonClass({ variant: "secondary" })}>
        Sign in
      </Link>
      {(demo || isPending) && (
        <p className={styles.example} data-known={Boolean(demo)}>
          Or <Link to="/sign-in">look around in the example letter</Link>, from either side.
        </p>
      )}
    </div>
  )
}

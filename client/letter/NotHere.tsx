import { Link } from "../app/navigation.tsx"
import { Page } from "../app/Page.tsx"
import { buttonClass } from "../design/Button.tsx"
import { KeptHere } from "./KeptHere.tsx"

/** A letter that is not there, or not open to this person. Both look alike, so nobody learns what exists. */
export function NotHere({ words, letter }: { readonly words: string | null; readonly letter: string }) {
  return (
    <Page title="This letter cannot be opened" text={words ?? "It does not exist, or you have no part in it."} width="narrow">
      <KeptHere letter={letter} />
      <p>
        If somebody invited you, open the link they sent and enter its code. If you have several accounts, sign in with the one
        that joined.
      </p>
      <p>
        <Link to="/" className={buttonClass({ variant: "primary" })}>
          All your letters
        </Link>
      </p>
    </Page>
  )
}

import { buttonClass } from "../design/Button.tsx"
import { Link } from "./navigation.tsx"
import { Page } from "./Page.tsx"

/** An address that names nothing. */
export function Lost() {
  return (
    <Page title="There is no such page" text="The address may have lost a piece on its way. Letters are listed on the first page.">
      <p>
        <Link to="/" className={buttonClass({ variant: "primary" })}>
          Go to the first page
        </Link>
      </p>
    </Page>
  )
}

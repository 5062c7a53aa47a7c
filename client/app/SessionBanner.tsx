import { useSession } from "../api/session.ts"
import { Banner } from "../design/Banner.tsx"
import { buttonClass } from "../design/Button.tsx"

/** Says that the session ended by itself. The page stays as it is, with what was written; one signs in beside it. */
export function SessionBanner() {
  const { ended } = useSession()
  if (!ended) return null
  const signIn = (
    <a href="/sign-in" target="_blank" rel="noreferrer" className={buttonClass({ size: "small" })}>
      Sign in in another window
    </a>
  )
  return (
    <Banner tone="danger" full action={signIn}>
      Your session has ended. Keep this page open: what you wrote stays here and goes on once you have signed in again.
    </Banner>
  )
}

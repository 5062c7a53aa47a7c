import { QueryClientProvider } from "@tanstack/react-query"
import { CloudOff } from "lucide-react"
import { Suspense, useEffect, type ReactNode } from "react"
import { queries } from "../api/queries.ts"
import { useSession } from "../api/session.ts"
import { Banner } from "../design/Banner.tsx"
import { ErrorBoundary } from "./ErrorBoundary.tsx"
import { Frame } from "./Frame.tsx"
import { navigate, useAddress, useRoute } from "./navigation.tsx"
import { PageSkeleton } from "./PageSkeleton.tsx"
import { pageOf } from "./pages.tsx"
import { signInPath } from "./route.ts"

/** The whole client. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Routed />
    </QueryClientProvider>
  )
}

function Routed() {
  const address = useAddress()
  const route = useRoute()
  const { person } = useSession()
  const { open, view } = pageOf(route, person !== null)
  return (
    <Frame desk={route.page === "letter" || route.page === "call"}>
      <ErrorBoundary key={address}>
        <Suspense fallback={<PageSkeleton />}>{open ? view : <SignedInOnly address={address}>{view}</SignedInOnly>}</Suspense>
      </ErrorBoundary>
    </Frame>
  )
}

/** Shows a page to somebody signed in; sends anybody else to sign in first, and back. */
function SignedInOnly({ address, children }: { readonly address: string; readonly children: ReactNode }) {
  const { person, isUntold } = useSession()
  useEffect(() => {
    if (person === null) navigate(signInPath("sign-in", address), { replace: true })
  }, [person, address])
  return (
    <>
      {isUntold && <Untold isKnown={Boolean(person)} />}
      {person ? children : <PageSkeleton />}
    </>
  )
}

function Untold({ isKnown }: { readonly isKnown: boolean }) {
  return (
    <Banner tone="warn" full icon={<CloudOff aria-hidden />}>
      {isKnown
        ? "The server does not reach its database. You see what this browser has kept, which may not be the latest; it goes on by itself when the server can."
        : "The server does not reach its database, so it cannot say who you are. What you wrote is kept in this browser, and this page opens by itself when the server can."}
    </Banner>
  )
}

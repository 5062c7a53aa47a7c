import { lazy, type ReactNode } from "react"
import type { Route } from "./route.ts"

const Welcome = lazy(async () => ({ default: (await import("../welcome/Welcome.tsx")).Welcome }))
const SignIn = lazy(async () => ({ default: (await import("../sign-in/SignIn.tsx")).SignIn }))
const Register = lazy(async () => ({ default: (await import("../sign-in/Register.tsx")).Register }))
const Letters = lazy(async () => ({ default: (await import("../letters/Letters.tsx")).Letters }))
const NewLetter = lazy(async () => ({ default: (await import("../new-letter/NewLetter.tsx")).NewLetter }))
const Join = lazy(async () => ({ default: (await import("../invitation/Join.tsx")).Join }))
const Inbox = lazy(async () => ({ default: (await import("../inbox/Inbox.tsx")).Inbox }))
const Account = lazy(async () => ({ default: (await import("../account/Account.tsx")).Account }))
const Lost = lazy(async () => ({ default: (await import("./Lost.tsx")).Lost }))
const RecordPage = lazy(async () => ({ default: (await import("../record/RecordPage.tsx")).RecordPage }))
const LetterPage = lazy(async () => ({ default: (await import("../letter/LetterPage.tsx")).LetterPage }))

/** A page, and whether it is open to somebody who is not signed in. */
interface View {
  readonly open: boolean
  readonly view: ReactNode
}

const open = (view: ReactNode): View => ({ open: true, view })
const personal = (view: ReactNode): View => ({ open: false, view })

/** What each address shows. Each page's code is loaded when it is first shown. */
export function pageOf(route: Route, signedIn: boolean): View {
  switch (route.page) {
    case "home":
      return signedIn ? personal(<Letters />) : open(<Welcome />)
    case "sign-in":
      return open(<SignIn next={route.next} />)
    case "register":
      return open(<Register next={route.next} />)
    case "join":
      return open(<Join token={route.token} />)
    case "new-letter":
      return personal(<NewLetter />)
    case "letter":
      return personal(<LetterPage id={route.id} />)
    case "call":
      return personal(<LetterPage id={route.id} screen="call" />)
    case "record":
      return personal(<RecordPage id={route.id} />)
    case "inbox":
      return personal(<Inbox />)
    case "account":
      return personal(<Account />)
    case "lost":
      return open(<Lost />)
  }
}

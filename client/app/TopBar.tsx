import { Bell, CircleUser, LogOut, Moon, Plus, Sun } from "lucide-react"
import { useState } from "react"
import { useSession } from "../api/session.ts"
import type { Person } from "../api/whose.ts"
import { buttonClass } from "../design/Button.tsx"
import { Menu } from "../design/Menu.tsx"
import { applyTheme, shownTheme } from "../design/theme.ts"
import { useUnread } from "../inbox/unread.ts"
import { Logo } from "./Logo.tsx"
import { Link, navigate, useRoute } from "./navigation.tsx"
import { useSignOut } from "./SignOut.tsx"
import styles from "./TopBar.module.css"

/** The bar on top of every page: home, and what belongs to the person. */
export function TopBar() {
  const { person } = useSession()
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.brand}>
        <Logo />
        Joint Letter
      </Link>
      <nav className={styles.nav} aria-label="Main">
        {person && <SignedIn person={person} />}
        {person === null && <SignedOut />}
      </nav>
    </header>
  )
}

function SignedOut() {
  const { page } = useRoute()
  if (page === "sign-in" || page === "register") return null
  return (
    <>
      <Link to="/sign-in" className={buttonClass({ variant: "quiet", size: "small" })}>
        Sign in
      </Link>
      <Link to="/register" className={buttonClass({ variant: "secondary", size: "small" })}>
        Register
      </Link>
    </>
  )
}

function SignedIn({ person }: { readonly person: Person }) {
  const unread = useUnread(person.id)
  const { page } = useRoute()
  return (
    <>
      <Link to="/inbox" className={styles.inbox} aria-current={page === "inbox" ? "page" : undefined}>
        <Bell aria-hidden />
        <span className="visually-hidden">{unread > 0 ? `Inbox, ${unread} new` : "Inbox"}</span>
        {unread > 0 && (
          <span className={styles.count} aria-hidden>
            {unread > 9 ? "9+" : unread}
          </span>
        )}
      </Link>
      <AccountMenu person={person} />
    </>
  )
}

function AccountMenu({ person }: { readonly person: Person }) {
  const [theme, setTheme] = useState(shownTheme)
  const other = theme === "dark" ? "light" : "dark"
  const swap = () => {
    applyTheme(other)
    setTheme(other)
  }
  const { leave, question } = useSignOut(() => navigate("/", { isAsked: true }))
  return (
    <>
      <Menu
        label={`Account of ${person.name}`}
        iconOnly
        variant="quiet"
        align="end"
        className={styles.account}
        header={<WhoIAm person={person} />}
        items={[
          { label: "New letter", icon: <Plus aria-hidden />, onSelect: () => navigate("/letters/new") },
          { label: "Account", icon: <CircleUser aria-hidden />, onSelect: () => navigate("/account") },
          { label: `Use ${other} colors`, icon: theme === "dark" ? <Sun aria-hidden /> : <Moon aria-hidden />, onSelect: swap },
          { label: "Sign out", icon: <LogOut aria-hidden />, apart: true, onSelect: leave },
        ]}
      >
        <span className={styles.initials} data-initials={initials(person.name)} />
      </Menu>
      {question}
    </>
  )
}

function WhoIAm({ person }: { readonly person: Person }) {
  return (
    <>
      <strong className={styles.name}>{person.name}</strong>
      {person.email}
    </>
  )
}

/** First letters of the first and the last name. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase()
}

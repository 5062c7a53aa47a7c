import type { ReactNode } from "react"
import { ANNOUNCER } from "../design/announcer.ts"
import { ThemeSwitch } from "../design/ThemeSwitch.tsx"
import { ToastRegion } from "../design/ToastRegion.tsx"
import { ConnectionBanner } from "./ConnectionBanner.tsx"
import { LeaveQuestion } from "./LeaveQuestion.tsx"
import { SessionBanner } from "./SessionBanner.tsx"
import { TopBar } from "./TopBar.tsx"
import styles from "./Frame.module.css"

interface FrameProps {
  /** For the letter, which fills the window and says itself how the connection is: without footer and banner. */
  readonly desk: boolean
  readonly children: ReactNode
}

/** What stands around every page: skip link, bar, what is wrong with the connection, landmarks, live regions. */
export function Frame({ desk, children }: FrameProps) {
  return (
    <>
      <a href="#main" className={styles.skip}>
        Skip to content
      </a>
      <div className={styles.top}>
        <TopBar />
        {!desk && <ConnectionBanner />}
        <SessionBanner />
      </div>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {!desk && (
        <footer className={styles.foot}>
          <p>One letter, written by both sides. Nobody’s words change but by their own hand.</p>
          <ThemeSwitch />
        </footer>
      )}
      <ToastRegion />
      <LeaveQuestion />
      <output id={ANNOUNCER} aria-live="polite" className="visually-hidden" />
    </>
  )
}

import { useEffect } from "react"
import { useNotices, type Notice } from "../api/letters.ts"
import { useSession } from "../api/session.ts"
import { Link } from "../app/navigation.tsx"
import { Page } from "../app/Page.tsx"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { EmptyState } from "../design/EmptyState.tsx"
import { Fingerprint } from "../design/Fingerprint.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { Loading, Skeleton, SkeletonText } from "../design/Skeleton.tsx"
import { Time } from "../design/Time.tsx"
import styles from "./Inbox.module.css"
import { noticeParts } from "./notice.ts"
import { markSeen } from "./unread.ts"

/** What the other side did, as it was or would have been told by mail. Looking at it marks it as seen. */
export function Inbox() {
  const { data: notices, error } = useNotices()
  const { person } = useSession()
  const newest = notices?.[0]?.id
  useEffect(() => {
    if (person && newest !== undefined) markSeen(person.id, newest)
  }, [person, newest])
  return (
    <Page title="Inbox" text="What happened in your letters. It also goes to your e-mail, if this server sends any.">
      {!notices && <RefusalBanner refusal={error?.refusal} />}
      {notices ? <List notices={notices} /> : !error && <InboxSkeleton />}
    </Page>
  )
}

function List({ notices }: { readonly notices: readonly Notice[] }) {
  if (notices.length === 0)
    return (
      <EmptyState title="Nothing has happened yet">
        <p>When the other side puts words into a letter, proposes a change or joins, you read it here.</p>
      </EmptyState>
    )
  return (
    <ul className={styles.list}>
      {notices.map((notice) => (
        <li key={notice.id}>
          <NoticeSheet notice={notice} />
        </li>
      ))}
    </ul>
  )
}

function NoticeSheet({ notice }: { readonly notice: Notice }) {
  const { what, matter, head } = noticeParts(notice.subject, notice.text)
  return (
    <Sheet as="article" className={styles.notice}>
      <header className={styles.head}>
        <h2 className={styles.subject}>{notice.subject}</h2>
        <span className={styles.when}>
          <Time iso={notice.at} />
        </span>
      </header>
      {what.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {matter && <p className={styles.text}>{matter}</p>}
      {notice.letter && (
        <p className={styles.foot}>
          <Link to={`/letters/${notice.letter}`} aria-label={`Open the letter: ${notice.subject}`}>
            Open the letter
          </Link>
          {head && (
            <span className={styles.text}>
              Record <Fingerprint hash={head} of="of the record then" />
            </span>
          )}
        </p>
      )}
    </Sheet>
  )
}

function InboxSkeleton() {
  return (
    <div className={styles.list}>
      <Loading what="your inbox" />
      {[0, 1, 2].map((row) => (
        <Sheet key={row} className={styles.notice}>
          <Skeleton width="55%" height="1.2rem" />
          <SkeletonText lines={2} />
        </Sheet>
      ))}
    </div>
  )
}

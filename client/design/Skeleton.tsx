import styles from "./Skeleton.module.css"

interface SkeletonProps {
  /** CSS lengths. */
  readonly width?: string
  readonly height?: string
}

/** A grey shape of the size of what will stand there, so that nothing moves when it comes. Silent: see `Loading`. */
export function Skeleton({ width = "100%", height = "1em" }: SkeletonProps) {
  return <span aria-hidden className={styles.bone} style={{ width, height }} />
}

/** Lines of text to come; the last is shorter. */
export function SkeletonText({ lines = 3 }: { readonly lines?: number }) {
  return (
    <span className={styles.text}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} width={line === lines - 1 && lines > 1 ? "62%" : "100%"} height="0.75em" />
      ))}
    </span>
  )
}

/** Says to a screen reader what the skeletons around it say to the eye. The frame hides its footer meanwhile: it would jump. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <output className="visually-hidden" data-loading>Loading {what}…</output>
  )
}

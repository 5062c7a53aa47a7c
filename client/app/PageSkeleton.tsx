import { Loading, Skeleton, SkeletonText } from "../design/Skeleton.tsx"
import styles from "./PageSkeleton.module.css"

/** The shape of a page before its code has come. */
export function PageSkeleton() {
  return (
    <div className={styles.page}>
      <Loading what="the page" />
      <Skeleton width="14rem" height="1.75rem" />
      <SkeletonText lines={3} />
    </div>
  )
}

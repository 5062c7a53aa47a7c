import { Loading, Skeleton, SkeletonText } from "../design/Skeleton.tsx"
import sheet from "./Sheet.module.css"
import styles from "./Desk.module.css"

/** The shape of the desk before the letter has come. */
export function DeskSkeleton() {
  return (
    <div className={styles.desk}>
      <Loading what="the letter" />
      <div className={styles.boneHeader}>
        <Skeleton width="18rem" height="1.25rem" />
        <Skeleton width="26rem" height="0.875rem" />
      </div>
      <div className={styles.boneBanner}>
        <Skeleton width="16rem" height="1rem" />
      </div>
      <div className={styles.columns}>
        <div className={styles.outline} />
        <div className={styles.letter}>
          <div className={sheet.sheet}>
            <Skeleton width="60%" />
            <SkeletonText lines={3} />
            <Skeleton width="45%" height="1.25rem" />
            <SkeletonText lines={4} />
            <SkeletonText lines={3} />
          </div>
        </div>
        <div className={styles.beside} />
      </div>
    </div>
  )
}

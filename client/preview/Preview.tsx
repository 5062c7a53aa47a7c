import { Maximize2, Minimize2 } from "lucide-react"
import { useState } from "react"
import { Button } from "../design/Button.tsx"
import { Loading, Skeleton } from "../design/Skeleton.tsx"
import { counted } from "../letter/words.ts"
import { PagePicture } from "./PagePicture.tsx"
import { usePainter } from "./painter.ts"
import styles from "./Preview.module.css"

interface PreviewProps {
  /** One SVG a page; empty until something has been laid out. */
  readonly pages: readonly string[]
  /** Pages the court allows; null where it counts words. */
  readonly limit: number | null
  readonly withDrafts: boolean
  /** Null where there is no choice: a filed letter has no drafts on it. */
  readonly onWithDrafts: ((withDrafts: boolean) => void) | null
  /** Why the pages are not current; null when they are. */
  readonly note: string | null
}

/** The pages as they will be filed, each side's words in its colour, drafts as drafts. */
export function Preview({ pages, limit, withDrafts, onWithDrafts, note }: PreviewProps) {
  const painter = usePainter()
  const [fits, setFits] = useState<"width" | "page">("width")
  return (
    <div className={styles.preview}>
      <div className={styles.tools}>
        {onWithDrafts && (
          <label className={styles.switch}>
            <input type="checkbox" checked={withDrafts} onChange={(event) => onWithDrafts(event.target.checked)} />
            Show drafts
          </label>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={fits === "width" ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
          onClick={() => setFits(fits === "width" ? "page" : "width")}
        >
          {fits === "width" ? "Fit page" : "Fit width"}
        </Button>
      </div>
      {note && <p className={styles.note}>{note}</p>}
      <ol className={styles.pages} data-fits={fits}>
        {pages.map((svg, i) => (
          <li key={i} data-over={(limit !== null && i >= limit) || undefined}>
            <PagePicture
              svg={svg}
              painter={painter}
              label={`Page ${i + 1} of ${pages.length} as it will be filed. Its words are those of the letter beside it.`}
            />
            <p className={styles.number}>
              Page {i + 1} of {pages.length}
              {limit !== null && i >= limit && <strong> – beyond the {counted(limit, "page")} allowed</strong>}
            </p>
          </li>
        ))}
        {pages.length === 0 && (
          <li>
            <Loading what="the pages" />
            <span className={styles.blank}>
              <Skeleton width="60%" />
              <Skeleton width="40%" />
              <Skeleton />
              <Skeleton />
              <Skeleton width="80%" />
            </span>
          </li>
        )}
      </ol>
    </div>
  )
}

import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { Copy } from "lucide-react"
import type { XmlFragment } from "yjs"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { begunTwice, paragraphsOf, takeOut } from "./twice.ts"
import styles from "./Position.module.css"

interface BegunTwiceProps {
  readonly fragment: XmlFragment
  /** What stands in the letter. */
  readonly standing: Runs
}

/**
 * Across the place where one types: that the draft was begun in two places at once, and one click for the copy. Never by itself:
 * a colleague may just now be at either of the two.
 */
export function BegunTwice({ fragment, standing }: BegunTwiceProps) {
  const twice = begunTwice(paragraphsOf(fragment), standing)
  if (!twice) return null
  const { copy } = twice
  return (
    <div role="status" className={styles.offline}>
      <Copy aria-hidden />
      {copy === null ? (
        <p>This was begun in two places at once. Both texts stand here, one after the other.</p>
      ) : (
        <>
          <p>This was begun in two places at once, and both texts stand here. One is a copy in which nobody has written anything.</p>
          <Button size="small" onClick={() => takeOut(fragment, copy, ySyncPluginKey)}>
            Take the copy out
          </Button>
        </>
      )}
    </div>
  )
}

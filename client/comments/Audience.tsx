import { Lock, Users } from "lucide-react"
import type { Audience } from "./commentsview.ts"
import styles from "./Comments.module.css"

/** Who reads a remark, in two words and a sign. Never by a colour: the colours are the sides'. */
export function AudienceMark({ audience }: { readonly audience: Audience }) {
  const Icon = audience === "side" ? Lock : Users
  return (
    <span className={styles.mark} data-audience={audience}>
      <Icon aria-hidden /> {audience === "side" ? "Our side only" : "Both sides"}
    </span>
  )
}

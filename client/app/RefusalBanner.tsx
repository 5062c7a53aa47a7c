import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import type { ApiRefusal } from "../api/answer.ts"
import { Banner } from "../design/Banner.tsx"

/** A refusal in the server's words: what, why, what to do now. Draws nothing without one. [H1] */
export function RefusalBanner({ refusal, action }: { readonly refusal: ApiRefusal | null | undefined; readonly action?: ReactNode }) {
  if (!refusal) return null
  return (
    <Banner tone="danger" icon={<CircleAlert aria-hidden />} action={action}>
      {refusal.message}
    </Banner>
  )
}

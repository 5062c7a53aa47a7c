import { PhoneCall } from "lucide-react"
import { Link } from "../app/navigation.tsx"
import { Banner } from "../design/Banner.tsx"
import { buttonClass } from "../design/Button.tsx"
import { useDesk } from "../letter/desk.ts"
import { listed } from "../letter/words.ts"
import { useCallers } from "./together.ts"

/** On the letter screen: who waits on the call screen, and the way there. Nothing while nobody does. */
export function CallNotice() {
  const { letter, joint } = useDesk()
  const names = [...new Set(useCallers(joint.awareness).map(({ name }) => name))]
  if (names.length === 0 || letter.filed) return null
  return (
    <Banner
      full
      icon={<PhoneCall aria-hidden />}
      action={
        <Link to={`/letters/${letter.id}/call`} className={buttonClass({ variant: "secondary", size: "small" })}>
          Go there
        </Link>
      }
    >
      {listed(names)} {names.length === 1 ? "is" : "are"} on the call screen.
    </Banner>
  )
}

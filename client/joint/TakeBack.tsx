import { Undo2 } from "lucide-react"
import type { Command } from "../../shared/letter/command.ts"
import { Button } from "../design/Button.tsx"
import { toast } from "../design/toast.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import styles from "./Joint.module.css"

interface TakeBackProps {
  /** What takes the proposal back: proposing what is in the letter already. */
  readonly back: Command
  readonly onChange: () => void
}

/** What one may do with one's own proposal while it waits. [A3] */
export function TakeBack({ back, onChange }: TakeBackProps) {
  const { give, isBusy, refusal } = useGiving()
  const { why } = useJudged(back)
  return (
    <>
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button size="small" why={why} onClick={onChange}>
          Change it
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<Undo2 aria-hidden />}
          why={why}
          busy={isBusy && "Taking back…"}
          onClick={() => void give(back).then((ok) => ok && toast("Your proposal is taken back. It stays visible."))}
        >
          Take it back
        </Button>
      </div>
    </>
  )
}

import { useState } from "react"
import type { ApiRefusal } from "../api/answer.ts"
import type { Done } from "../api/letter.ts"
import type { Naming } from "../api/once.ts"
import { toast } from "../design/toast.ts"
import type { Command } from "../../shared/letter/command.ts"
import { RuleSource } from "../turn/RuleSource.tsx"
import { useDesk } from "./desk.ts"
import styles from "./Letter.module.css"

/** A command on its way: whether it is, and why it was refused. */
export interface Giving {
  /** Gives the command; true when it was granted. A second one is not sent while the first is under way. */
  readonly give: (command: Command, naming?: Naming) => Promise<boolean>
  readonly isBusy: boolean
  readonly refusal: ApiRefusal | null
}

/** Gives commands from one place on the screen, and keeps the refusal there. */
export function useGiving(): Giving {
  const desk = useDesk()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const give = async (command: Command, naming?: Naming): Promise<boolean> => {
    if (isBusy) return false
    setBusy(true)
    const answer = await desk.give(command, naming)
    setBusy(false)
    if (answer.ok && wasThere(answer.value, desk.letter.seq)) toast("That had arrived already. It was not done twice.")
    setRefusal(answer.ok ? null : answer.refusal)
    return answer.ok
  }
  return { give, isBusy, refusal }
}

/** Whether a command was done before the letter was as it is shown: it was given again under its name. */
function wasThere({ events, seq }: Done, shown: number): boolean {
  return events.length > 0 && seq <= shown
}

/** Why the server refused, where the person is looking. [H1] */
export function RefusalWords({ refusal }: { readonly refusal: ApiRefusal | null }) {
  if (!refusal) return null
  return (
    <p role="alert" className={styles.refusal}>
      {refusal.message} <RuleSource rule={refusal.rule || null} source={null} />
    </p>
  )
}

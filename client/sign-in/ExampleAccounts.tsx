import { useState } from "react"
import type { ApiRefusal } from "../api/answer.ts"
import { useDemo, type Demo } from "../api/letters.ts"
import { signIn } from "../api/session.ts"
import { navigate } from "../app/navigation.tsx"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { SideName } from "../design/SideName.tsx"
import styles from "./SignIn.module.css"

/** The two ready-made accounts of the example letter; draws nothing where the example is off. */
export function ExampleAccounts() {
  const { data: demo, isPending } = useDemo(true)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  if (!demo) return isPending ? <span hidden data-loading /> : null
  const enter = async ({ email, password }: Demo["accounts"][number]) => {
    const answer = await signIn(email, password)
    if (answer.ok) navigate(`/letters/${demo.letter}`, { replace: true })
    else setRefusal(answer.refusal)
  }
  return (
    <section className={styles.example} aria-labelledby="example">
      <h2 id="example">Or look around in the example letter</h2>
      <p>Open each side in a browser of its own and write to yourself. People and parties are invented.</p>
      {demo.accounts.map((account) => (
        <button key={account.email} type="button" className={styles.account} onClick={() => void enter(account)}>
          <span className={styles.person}>Sign in as {account.name}</span>
          <span className={styles.side}>
            <SideName side={account.side} party={account.party} />
          </span>
        </button>
      ))}
      <RefusalBanner refusal={refusal} />
    </section>
  )
}

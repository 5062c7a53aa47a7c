import { rename, useSession } from "../api/session.ts"
import type { Person } from "../api/whose.ts"
import { toast } from "../design/toast.ts"
import { useForm } from "../app/form.ts"
import { navigate } from "../app/navigation.tsx"
import { Page } from "../app/Page.tsx"
import { PageSkeleton } from "../app/PageSkeleton.tsx"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { useSignOut } from "../app/SignOut.tsx"
import { Button } from "../design/Button.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { TextField } from "../design/TextField.tsx"
import { ThemeSwitch } from "../design/ThemeSwitch.tsx"
import styles from "./Account.module.css"

/** The person's own page: the name that stands beneath letters, the colours of the screen, the way out. */
export function Account() {
  const { person } = useSession()
  return person ? <Known person={person} /> : <PageSkeleton />
}

function Known({ person }: { readonly person: Person }) {
  const { leave, question } = useSignOut(() => navigate("/"))
  return (
    <Page title="Account" text={`Signed in as ${person.email}.`}>
      <Sheet as="section" className={styles.part}>
        <h2>Your name</h2>
        <NameForm person={person} />
      </Sheet>
      <Sheet as="section" className={styles.line}>
        <div>
          <h2>Colors</h2>
          <p className={styles.text}>Light, dark, or as this device has it.</p>
        </div>
        <ThemeSwitch />
      </Sheet>
      <Sheet as="section" className={styles.line}>
        <div>
          <h2>Sign out</h2>
          <p className={styles.text}>Ends your session and deletes what this browser keeps of your letters. Drafts stay on the server.</p>
        </div>
        <Button onClick={leave}>Sign out</Button>
        {question}
      </Sheet>
    </Page>
  )
}

function NameForm({ person }: { readonly person: Person }) {
  const form = useForm({
    initial: { name: person.name },
    check: ({ name }) => ({ name: name.trim() === "" ? "Enter your name as it should stand beneath the letter." : undefined }),
    place: ({ code, message }) => (code === "INVALID_NAME" ? { name: message } : {}),
    async send({ name }) {
      const answer = await rename(name.trim())
      if (!answer.ok) return answer.refusal
      toast("Name changed.")
      return null
    },
  })
  const unchanged = form.values.name.trim() === person.name ? "This is your name already." : null
  return (
    <form noValidate onSubmit={form.onSubmit} className={styles.form}>
      <TextField
        label="Full name"
        hint="Stands beneath letters from now on. What you did before keeps the name it was done under."
        autoComplete="name"
        {...form.field("name")}
      />
      <RefusalBanner refusal={form.refusal} />
      <div>
        <Button type="submit" why={unchanged} busy={form.busy && "Changing…"}>
          Change name
        </Button>
      </div>
    </form>
  )
}

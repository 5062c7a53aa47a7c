import { useState } from "react"
import { invite, type MadeInvitation } from "../api/letters.ts"
import { useForm } from "../app/form.ts"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"
import { CopyField } from "../design/CopyField.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { exact } from "../design/moment.ts"
import { RadioCards } from "../design/RadioCards.tsx"
import { SideName } from "../design/SideName.tsx"
import { TextField } from "../design/TextField.tsx"
import type { Letter, Member } from "../../shared/letter/letter.ts"
import type { Role, Side } from "../../shared/letter/side.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { spokenCode } from "./code.ts"
import { sendKept } from "../keep/keptform.ts"
import { useKeptForm } from "../letter/keptform.ts"
import { choiceIn, invitable, ROLE_TEXT, whyNoInvitation } from "./invitable.ts"
import styles from "./InviteDialog.module.css"

interface InviteDialogProps {
  readonly letter: Letter
  readonly me: Member | null
  readonly open: boolean
  readonly onClose: () => void
}

/** Invites one person to one side: makes a link and a code, which travel by different ways and are shown once. */
export function InviteDialog({ open, onClose, ...rest }: InviteDialogProps) {
  const [made, setMade] = useState<MadeInvitation | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  const text = made
    ? "Send the link by e-mail and say the code on the telephone. Both are needed, and both are shown only now."
    : "An invitation is for one person, one side, and works once within seven days."
  return (
    <Dialog open={open} onClose={close} title={made ? "Invitation ready" : "Invite somebody"} text={text}>
      {made ? <Made made={made} onDone={close} /> : <InviteForm {...rest} onMade={setMade} onCancel={close} />}
    </Dialog>
  )
}

interface InviteFormProps extends Pick<InviteDialogProps, "letter" | "me"> {
  readonly onMade: (made: MadeInvitation) => void
  readonly onCancel: () => void
}

/** An invitation being filled in. Its link and its code are made by the server and never kept. */
type InviteDraft = { readonly side: string; readonly role: string; readonly email: string }

function InviteForm({ letter, me, onMade, onCancel }: InviteFormProps) {
  const open = invitable(letter, me)
  const first = open[0]
  const kept = useKeptForm<InviteDraft>("invite", { ...choiceIn(open), email: "" }, ({ email }) => unmarked(email), { keepsChoices: true })
  const form = useForm<InviteDraft>({
    initial: { ...kept.value, ...choiceIn(open, kept.value) },
    onChange: kept.set,
    check: ({ email }) => ({ email: /^(\s*|\s*\S+@\S+\.\S+\s*)$/.test(email) ? undefined : "This is not an e-mail address. It looks like name@firm.com." }),
    async send({ side, role, email }) {
      const whom = { side: side as Side, role: role as Role, ...(email.trim() && { email: email.trim() }) }
      const answer = await sendKept(kept, (naming) => invite(letter.id, whom, naming))
      if (!answer.ok) return answer.refusal
      onMade(answer.value)
      return null
    },
  })
  if (!first) return <Banner>{whyNoInvitation(letter, me)}</Banner>
  const chosen = open.find(({ side }) => side === form.values.side) ?? first
  return (
    <form noValidate onSubmit={form.onSubmit} className={styles.form}>
      {open.length > 1 && (
        <RadioCards
          legend="For which side?"
          value={chosen.side}
          onChange={(side) => form.set({ side, role: open.find((each) => each.side === side)?.roles[0] ?? "" })}
          choices={open.map(({ side }) => ({
            value: side,
            label: <SideName side={side} party={letter.sides[side].party} mine={side === me?.side} />,
            text: side === me?.side ? undefined : "Their first counsel, who then invites their own people.",
          }))}
        />
      )}
      {chosen.roles.length > 1 && (
        <RadioCards
          legend="To do what?"
          value={form.values.role as Role}
          onChange={(role) => form.set({ role })}
          choices={chosen.roles.map((role) => ({ value: role, ...ROLE_TEXT[role] }))}
        />
      )}
      <TextField
        label="Their e-mail"
        optional
        type="email"
        inputMode="email"
        autoComplete="off"
        hint="The link also goes there by e-mail, if this server sends any. The code never does."
        {...form.field("email")}
      />
      <RefusalBanner refusal={form.refusal} />
      <div className={styles.actions}>
        <Button variant="quiet" onClick={() => (kept.drop(), onCancel())}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" busy={form.busy && "Making the invitation…"}>
          Make the invitation
        </Button>
      </div>
    </form>
  )
}

function Made({ made, onDone }: { readonly made: MadeInvitation; readonly onDone: () => void }) {
  return (
    <div className={styles.form}>
      <CopyField label="Link" what="Link" value={made.url} />
      <CopyField label="Code" what="Code" value={spokenCode(made.code)} big hint="Not in the same message as the link." />
      <p className={styles.until}>Good until {exact(made.expires)}. Five wrong codes lock it; you can always make a new one.</p>
      <div className={styles.actions}>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}

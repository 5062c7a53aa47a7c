import { acceptInvitation, useInvitation, type Invitation } from "../api/letters.ts"
import { useSession } from "../api/session.ts"
import type { Person } from "../api/whose.ts"
import { useForm } from "../app/form.ts"
import { Link, navigate } from "../app/navigation.tsx"
import { Page } from "../app/Page.tsx"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { signInPath } from "../app/route.ts"
import { useSignOut } from "../app/SignOut.tsx"
import { Button, buttonClass } from "../design/Button.tsx"
import { exact } from "../design/moment.ts"
import { Sheet } from "../design/Sheet.tsx"
import { SideName } from "../design/SideName.tsx"
import { Loading, SkeletonText } from "../design/Skeleton.tsx"
import { TextField } from "../design/TextField.tsx"
import { cleanCode, codeFault, spokenCode } from "./code.ts"
import { ROLE_TEXT } from "./invitable.ts"
import styles from "./Join.module.css"

/** Where an invitation's link leads. Opening it changes nothing; joining takes a signed-in person and the code. */
export function Join({ token }: { readonly token: string }) {
  const { data: invitation, error } = useInvitation(token)
  if (error && !invitation)
    return (
      <Page title="This invitation does not open" width="narrow">
        <RefusalBanner refusal={error.refusal} />
        <p>
          <Link to="/">Go to your letters</Link>
        </p>
      </Page>
    )
  return (
    <Page title="You are invited to write a joint letter" width="narrow">
      <Sheet className={styles.sheet}>{invitation ? <What invitation={invitation} /> : <Coming />}</Sheet>
      {invitation && <HowToJoin token={token} invitation={invitation} />}
    </Page>
  )
}

function Coming() {
  return (
    <>
      <Loading what="the invitation" />
      <SkeletonText lines={5} />
    </>
  )
}

function What({ invitation }: { readonly invitation: Invitation }) {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Letter</dt>
        <dd className={styles.caption}>{invitation.letter.caption}</dd>
      </div>
      <div>
        <dt>You write for</dt>
        <dd>
          <SideName side={invitation.side} party={invitation.party} />
        </dd>
      </div>
      <div>
        <dt>As</dt>
        <dd>
          {ROLE_TEXT[invitation.role].label}
          <span className={styles.role}>{ROLE_TEXT[invitation.role].text}</span>
        </dd>
      </div>
      <div>
        <dt>Invited by</dt>
        <dd>{invitation.invitedBy}</dd>
      </div>
      <div>
        <dt>Good until</dt>
        <dd>{exact(invitation.expires)}</dd>
      </div>
    </dl>
  )
}

function HowToJoin({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const { person } = useSession()
  if (person === undefined) return <SkeletonText lines={3} />
  return person ? <JoinForm token={token} invitation={invitation} person={person} /> : <SignInFirst token={token} />
}

function SignInFirst({ token }: { readonly token: string }) {
  const here = `/join/${token}`
  return (
    <div className={styles.first}>
      <p>First make an account, or sign in if you have one. Then type the code that came by another way than the link.</p>
      <Link to={signInPath("register", here)} className={buttonClass({ variant: "primary", wide: true })}>
        Make an account
      </Link>
      <Link to={signInPath("sign-in", here)} className={buttonClass({ variant: "secondary", wide: true })}>
        Sign in
      </Link>
    </div>
  )
}

interface JoinFormProps {
  readonly token: string
  readonly invitation: Invitation
  readonly person: Person
}

function JoinForm({ token, invitation, person }: JoinFormProps) {
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: codeFault(code) }),
    place: ({ code, message }) => (code === "wrong-code" ? { code: message } : {}),
    async send({ code }) {
      const answer = await acceptInvitation(token, cleanCode(code))
      if (!answer.ok) return answer.refusal
      navigate(`/letters/${answer.value.letterId}`, { replace: true })
      return null
    },
  })
  const { leave, question } = useSignOut()
  const spoken = spokenCode(cleanCode(form.values.code))
  return (
    <>
      <form noValidate onSubmit={form.onSubmit} className={styles.first}>
        <TextField
          label="Code"
          hint={`${invitation.invitedBy} gave it to you apart from the link: eight letters and figures.`}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          {...form.field("code")}
          onBlur={() => spoken !== form.values.code && form.set({ code: spoken })}
        />
        <RefusalBanner refusal={form.refusal} />
        <Button type="submit" variant="primary" wide busy={form.busy && "Joining…"}>
          Join for {invitation.party}
        </Button>
      </form>
      <p className={styles.person}>
        You join as {person.name}.{" "}
        <Button variant="quiet" size="small" onClick={leave}>
          Not you? Sign out
        </Button>
      </p>
      {question}
    </>
  )
}

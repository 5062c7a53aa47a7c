import { signIn } from "../api/session.ts"
import { useForm } from "../app/form.ts"
import { Link, navigate } from "../app/navigation.tsx"
import { Page } from "../app/Page.tsx"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { signInPath } from "../app/route.ts"
import { Button } from "../design/Button.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { PasswordField, TextField } from "../design/TextField.tsx"
import { signInFaults } from "./credentials.ts"
import { ExampleAccounts } from "./ExampleAccounts.tsx"
import styles from "./SignIn.module.css"

/** Signs in, and goes on to where one wanted to go. */
export function SignIn({ next }: { readonly next: string }) {
  const form = useForm({
    initial: { email: "", password: "" },
    check: signInFaults,
    async send({ email, password }) {
      const answer = await signIn(email.trim(), password)
      if (!answer.ok) return answer.refusal
      navigate(next, { replace: true })
      return null
    },
  })
  return (
    <Page title="Sign in" width="narrow" text={next.startsWith("/join/") ? "First sign in; then your invitation opens." : undefined}>
      <Sheet>
        <form noValidate onSubmit={form.onSubmit} className={styles.form}>
          <TextField label="E-mail" type="email" inputMode="email" autoComplete="username" {...form.field("email")} />
          <PasswordField label="Password" autoComplete="current-password" {...form.field("password")} />
          <RefusalBanner refusal={form.refusal} />
          <Button type="submit" variant="primary" wide busy={form.busy && "Signing in…"}>
            Sign in
          </Button>
        </form>
      </Sheet>
      <p className={styles.other}>
        No account yet? <Link to={signInPath("register", next)}>Register</Link>
      </p>
      <ExampleAccounts />
    </Page>
  )
}

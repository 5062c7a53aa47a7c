import { register } from "../api/session.ts"
import { useForm } from "../app/form.ts"
import { Link, navigate } from "../app/navigation.tsx"
import { Page } from "../app/Page.tsx"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { signInPath } from "../app/route.ts"
import { Button } from "../design/Button.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { PasswordField, TextField } from "../design/TextField.tsx"
import { refusedField, registerFaults } from "./credentials.ts"
import styles from "./SignIn.module.css"

/** Makes an account, and goes on to where one wanted to go. */
export function Register({ next }: { readonly next: string }) {
  const form = useForm({
    initial: { name: "", email: "", password: "" },
    check: registerFaults,
    place: refusedField,
    async send({ name, email, password }) {
      const answer = await register(name.trim(), email.trim(), password)
      if (!answer.ok) return answer.refusal
      navigate(next, { replace: true })
      return null
    },
  })
  return (
    <Page
      title="Register"
      width="narrow"
      text={next.startsWith("/join/") ? "First make an account; then your invitation opens." : "One account serves all your letters, on either side."}
    >
      <Sheet>
        <form noValidate onSubmit={form.onSubmit} className={styles.form}>
          <TextField label="Full name" hint="As it should stand beneath a letter." autoComplete="name" {...form.field("name")} />
          <TextField label="E-mail" type="email" inputMode="email" autoComplete="username" {...form.field("email")} />
          <PasswordField label="Password" hint="At least 8 characters." autoComplete="new-password" {...form.field("password")} />
          <RefusalBanner refusal={form.refusal} />
          <Button type="submit" variant="primary" wide busy={form.busy && "Making your account…"}>
            Make an account
          </Button>
        </form>
      </Sheet>
      <p className={styles.other}>
        Registered already? <Link to={signInPath("sign-in", next)}>Sign in</Link>
      </p>
    </Page>
  )
}

import type { ApiRefusal } from "../api/answer.ts"
import type { Faults } from "../app/form.ts"

/** What one types to sign in. */
export type Credentials = { readonly email: string; readonly password: string }

/** What one types to register. */
export type NewAccount = Credentials & { readonly name: string }

/** Loose on purpose: the server decides; this only catches a slip. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

/** The account library takes 8 to 128 characters. */
const SHORTEST = 8
const LONGEST = 128

function emailFault(email: string): string | undefined {
  if (email.trim() === "") return "Enter your e-mail address."
  if (!EMAIL.test(email.trim())) return "This is not an e-mail address. It looks like name@firm.com."
}

/** What is wrong before signing in. The length of a password says nothing here: an old one may be short. */
export function signInFaults({ email, password }: Credentials): Faults<Credentials> {
  return { email: emailFault(email), password: password === "" ? "Enter your password." : undefined }
}

/** What is wrong before registering. */
export function registerFaults({ name, email, password }: NewAccount): Faults<NewAccount> {
  return {
    name: name.trim() === "" ? "Enter your name as it should stand beneath the letter." : undefined,
    email: emailFault(email),
    password: passwordFault(password),
  }
}

function passwordFault(password: string): string | undefined {
  if (password === "") return `Choose a password of at least ${SHORTEST} characters.`
  if (password.length < SHORTEST) return `Too short: this has ${password.length} characters.`
  if (password.length > LONGEST) return `This has ${password.length} characters; the most is ${LONGEST}.`
}

const FIELD: Readonly<Record<string, keyof NewAccount>> = {
  INVALID_EMAIL: "email",
  USER_ALREADY_EXISTS: "email",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "email",
  PASSWORD_TOO_SHORT: "password",
  PASSWORD_TOO_LONG: "password",
  INVALID_NAME: "name",
}

/** The field a refusal of the account library belongs to; none for most, such as a wrong password, which may be a wrong e-mail. */
export function refusedField({ code, message }: ApiRefusal): Faults<NewAccount> {
  const field = FIELD[code]
  return field ? { [field]: message } : {}
}

import { createTransport } from "nodemailer"
import type { Log } from "../log.ts"

/** A letter by e-mail. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** The way out for e-mail. */
export interface Post {
  /** Sends; says whether it went. Never rejects: a notice also stands in the inbox. */
  send(mail: Mail): Promise<boolean>
  close(): void
}

/** A server that does not answer in this time is down, and nobody waits for it. In milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends by SMTP. The sender is the address in the URL's `?from=`, or `no-reply@` the host that people visit. */
export function smtpPost(smtpUrl: string, publicUrl: string, log: Log): Post {
  const url = new URL(smtpUrl)
  const from = url.searchParams.get("from") ?? `no-reply@${new URL(publicUrl).hostname}`
  url.searchParams.delete("from")
  const transport = createTransport({ url: url.href, pool: true, maxConnections: 2, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true })
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ from, to: { name: "", address: to }, subject: oneLine(subject), text })
        return true
      } catch (error) {
        log.warn({ cause: error instanceof Error ? error.name : "unknown", code: (error as { code?: string }).code }, "an e-mail was not sent")
        return false
      }
    },
    close: () => transport.close(),
  }
}

/** A subject is one header line: whatever could start another becomes a space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim().slice(0, 200)
}

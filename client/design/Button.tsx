import { useRef, type ButtonHTMLAttributes, type ReactNode } from "react"
import { classes } from "./classes.ts"
import { useTip } from "./Tip.tsx"
import styles from "./Button.module.css"

/** `primary`: the one thing to do here. `secondary`: may be done. `quiet`: within a row of tools. `danger`: cannot be undone. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger"

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: ButtonVariant
  readonly size?: "medium" | "small"
  readonly icon?: ReactNode
  /** Why this cannot be done now. The button then does nothing, stays focusable and tells the reason to eye and ear. [H1] */
  readonly why?: string | null
  /** What is being done, while it is: "Sending…". Clicks are ignored meanwhile. */
  readonly busy?: string | false | null
  /** Takes the whole width. */
  readonly wide?: boolean
  /** A few more words on hover and focus. */
  readonly hint?: ReactNode
}

/** A button. With `why` it is disabled but never silent. Its type is `button` unless told otherwise. */
export function Button(props: ButtonProps) {
  const { variant = "secondary", size = "medium", icon, why, busy, wide, hint, className, children, onClick, ...rest } = props
  const ref = useRef<HTMLButtonElement>(null)
  const tip = useTip(ref, why || hint)
  const idle = Boolean(why || busy)
  return (
    <>
      <button
        type="button"
        {...rest}
        {...tip?.on}
        ref={ref}
        className={buttonClass({ variant, size, wide }, className)}
        aria-disabled={idle || undefined}
        aria-busy={busy ? true : undefined}
        aria-describedby={tip?.id ?? rest["aria-describedby"]}
        onClick={(event) => {
          if (!idle) return onClick?.(event)
          event.preventDefault()
          tip?.open()
        }}
      >
        {icon}
        {busy || children}
      </button>
      {tip?.tip}
    </>
  )
}

/** The look of a button, for a link that must look like one. */
export function buttonClass(look: Pick<ButtonProps, "variant" | "size" | "wide">, more?: string): string {
  return classes(styles.button, styles[look.variant ?? "secondary"], look.size === "small" && styles.small, look.wide && styles.wide, more)
}

interface IconButtonProps extends Omit<ButtonProps, "children" | "hint" | "icon"> {
  /** What it does, in words: read aloud, and shown on hover. */
  readonly label: string
  readonly icon: ReactNode
  /** More than the label on hover, such as its key. */
  readonly hint?: ReactNode
}

/** A square button with only an icon; its label is read aloud and shows on hover and focus. */
export function IconButton({ label, icon, variant = "quiet", hint, className, ...rest }: IconButtonProps) {
  return (
    <Button {...rest} variant={variant} hint={hint ?? label} aria-label={label} className={classes(styles.icon, className)}>
      {icon}
    </Button>
  )
}

import styles from "./Kbd.module.css"

const APPLE = /mac|iphone|ipad/i.test(navigator.platform)
const GLYPHS: Readonly<Record<string, string>> = APPLE
  ? { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩", ArrowUp: "↑", ArrowDown: "↓" }
  : { Mod: "Ctrl", Enter: "Enter", ArrowUp: "↑", ArrowDown: "↓" }

/** A key or a chord, as this person's keyboard has it. `keys` as in "Mod+Enter"; Mod is Command on a Mac, Ctrl elsewhere. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.chord}>
      {keys.split("+").map((key) => (
        <kbd key={key} className={styles.key}>
          {GLYPHS[key] ?? key}
        </kbd>
      ))}
    </span>
  )
}

import { Monitor, Moon, Sun } from "lucide-react"
import { useId, useState } from "react"
import { applyTheme, savedTheme, THEMES, type Theme } from "./theme.ts"
import styles from "./ThemeSwitch.module.css"

const LOOK = {
  light: { label: "Light", Icon: Sun },
  dark: { label: "Dark", Icon: Moon },
  system: { label: "Same as this device", Icon: Monitor },
} as const

/** Light, dark, or as the machine says. Three radio buttons in a row. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(savedTheme)
  const name = useId()
  const choose = (next: Theme) => {
    applyTheme(next)
    setTheme(next)
  }
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">Colors of the screen</legend>
      {THEMES.map((value) => {
        const { label, Icon } = LOOK[value]
        return (
          <label key={value} className={styles.choice} title={label}>
            <input type="radio" name={name} className="visually-hidden" checked={value === theme} onChange={() => choose(value)} />
            <Icon aria-hidden />
            <span className="visually-hidden">{label}</span>
          </label>
        )
      })}
    </fieldset>
  )
}

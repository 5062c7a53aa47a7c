/** What the person wants the screen to look like; `system` follows the machine. */
export type Theme = "light" | "dark" | "system"
export const THEMES: readonly Theme[] = ["light", "dark", "system"]

/** Where it is kept in the browser. `public/theme.js` reads the same key before anything is painted. */
const KEY = "theme"

/** The theme in a stored word; anything else means `system`. */
export function themeOf(stored: string | null): Theme {
  return THEMES.find((theme) => theme === stored) ?? "system"
}

/** The person's choice. A browser that refuses storage has none. */
export function savedTheme(): Theme {
  try {
    return themeOf(localStorage.getItem(KEY))
  } catch {
    return "system"
  }
}

/** Applies a theme and remembers it where the browser lets us. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

/** What the screen looks like now, whoever decided it. */
export function shownTheme(): "light" | "dark" {
  const theme = savedTheme()
  if (theme !== "system") return theme
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"
}

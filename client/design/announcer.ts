/** The id of the one live region of the application; `App` draws it. */
export const ANNOUNCER = "announcer"

/** Has a screen reader say something that the eye sees anyway. The same words twice are said twice. */
export function announce(words: string): void {
  const region = document.getElementById(ANNOUNCER)
  if (!region) return
  region.textContent = region.textContent === words ? `${words}\u00A0` : words
}

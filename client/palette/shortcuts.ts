/** What a key can do on the letter screen. */
export type Shortcut = "next" | "previous" | "palette" | "help" | "preview"

/** A key as the browser tells it. */
export interface Key {
  readonly key: string
  /** The place on the keyboard: Option turns "p" into "π" on a Mac. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * What a key means; null for nothing of ours. Letters alone mean something only where nobody types.
 *
 * @param isTyping Whether the focus is where one types.
 */
export function shortcutOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Key, isTyping: boolean): Shortcut | null {
  const isMod = ctrlKey || metaKey
  if (isMod && !altKey && !shiftKey && key.toLowerCase() === "k") return "palette"
  if (altKey && !isMod && !shiftKey) return ({ ArrowDown: "next", ArrowUp: "previous", KeyP: "preview" } as const)[code] ?? null
  if (isTyping || isMod || altKey) return null
  return ({ j: "next", k: "previous", "?": "help" } as const)[key.toLowerCase()] ?? null
}

/** Every key, for the list of them. */
export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ["Alt+ArrowDown", "J"], does: "Next position" },
  { keys: ["Alt+ArrowUp", "K"], does: "Previous position" },
  { keys: ["Mod+Enter"], does: "Put into the letter, and once more to confirm" },
  { keys: ["Alt+P"], does: "Show or hide the pages" },
  { keys: ["Mod+K"], does: "Commands" },
  { keys: ["Mod+B"], does: "Bold" },
  { keys: ["Mod+I"], does: "Italic" },
  { keys: ["Mod+U"], does: "Underline" },
  { keys: ["Mod+Z"], does: "Undo" },
  { keys: ["Mod+Y"], does: "Redo" },
  { keys: ["?"], does: "This list" },
]

/** Whether an element is one in which letters are letters. */
export function isTyped(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName))
}

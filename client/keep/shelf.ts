/**
 * Takes what a page has put aside for a person from the browser's small storage: entries whose name has the person's id between
 * strokes, as `call-clock/USER/LETTER`. How far the inbox was read stays: it is a number.
 */
export function clearShelf(person: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.split("/").includes(person)) localStorage.removeItem(key)
  } catch {
    // A browser that lets nobody touch it has let nobody put anything there.
  }
}

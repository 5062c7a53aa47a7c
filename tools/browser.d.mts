/**
 * A Chromium to test with: the one `CHROMIUM_PATH` names, one that is installed, one that Playwright has downloaded, or one
 * fetched now and kept. Rejects, saying what to do, if there is none.
 */
export function chromiumPath(): Promise<string>

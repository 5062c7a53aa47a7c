const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
]

/**
 * How far a moment is from now, as one says it: "just now", "5 minutes ago", "in 3 days". Null beyond a week, where a date
 * says more.
 */
export function relative(iso: string, now: number, locale = "en-US"): string | null {
  const seconds = (Date.parse(iso) - now) / 1000
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 7 * 86_400) return null
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length)
  if (!step) return "just now"
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.trunc(seconds / step[1]), step[0])
}

/** Date and time with the time zone, for when it must be exact: "Nov 12, 2013, 4:10 PM PST". */
export function exact(iso: string, locale = "en-US", timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(new Date(iso))
}

/** The date alone: "Nov 12, 2013". */
export function dateOf(iso: string, locale = "en-US", timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", timeZone }).format(new Date(iso))
}

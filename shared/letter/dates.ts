const MONTHS = "January February March April May June July August September October November December".split(" ")

/** One for each time zone: making one costs more than all the rest of printing a letter, which happens with every key. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  })
  formats.set(zone, format)
  return format
}

/** The clock on the court's wall. Numbers only are asked of the platform, so that Node and every browser say the same. */
function wall(iso: string, zone: string): Record<string, number> {
  const format = formatOf(zone)
  return Object.fromEntries(format.formatToParts(Date.parse(iso)).map(({ type, value }) => [type, Number(value)]))
}

/** "August 6, 2013", in the court's time zone. */
export function courtDate(iso: string, zone: string): string {
  const { year, month, day } = wall(iso, zone)
  return `${MONTHS[month! - 1]} ${day}, ${year}`
}

/** "4:10 p.m.", in the court's time zone. */
export function courtTime(iso: string, zone: string): string {
  const { hour, minute } = wall(iso, zone)
  return `${hour! % 12 || 12}:${String(minute).padStart(2, "0")} ${hour! < 12 ? "a.m." : "p.m."}`
}

/** The moment as the court's clock shows it, with its distance from UTC: "2013-08-06T16:10:00-07:00". */
export function courtMoment(iso: string, zone: string): string {
  const at = Math.floor(Date.parse(iso) / 1_000) * 1_000
  const { year, month, day, hour, minute } = wall(iso, zone)
  const shown = Date.UTC(year!, month! - 1, day!, hour!, minute!, new Date(at).getUTCSeconds())
  const minutes = Math.round((shown - at) / 60_000)
  const two = (n: number) => String(Math.trunc(Math.abs(n))).padStart(2, "0")
  return `${new Date(shown).toISOString().slice(0, 19)}${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`
}

/** The same moment in UTC, to the millisecond; null for what is no moment with a date and a time. */
export function instant(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) || !isDay(text.slice(0, 10)) ? null : new Date(at).toISOString()
}

/** `Date.parse` takes June 31 for July 1. */
function isDay(day: string): boolean {
  return new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day)
}

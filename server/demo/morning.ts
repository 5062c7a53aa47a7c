import { courtMoment, instant } from "../../shared/letter/dates.ts"

const DAY = 24 * 3600_000

/**
 * The last weekday morning at five past ten by the court's clock that is not after the given moment: when lawyers telephone.
 * Clocks change on Sundays only, so the day's distance from UTC is that of its morning.
 */
export function morningBefore(iso: string, zone: string): string {
  for (let at = Date.parse(iso); ; at -= DAY) {
    const moment = courtMoment(new Date(at).toISOString(), zone)
    const morning = instant(`${moment.slice(0, 10)}T10:05:00${moment.slice(-6)}`)!
    if (morning <= iso && isWeekday(moment.slice(0, 10))) return morning
  }
}

function isWeekday(day: string): boolean {
  return new Date(day).getUTCDay() % 6 !== 0
}

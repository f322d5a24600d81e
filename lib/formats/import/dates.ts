const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})\\b`, "i");
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "i");
const ISO_INSIDE = /(?:^|[^\d-])(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/;

/**
 * Milliseconds since 1970 (UTC) of a date as machines write it: ISO 8601, a day or a moment, or null. A moment without
 * zone counts as UTC, a day as its first moment in UTC. Impossible days are null, as are years outside 1800–2200.
 */
export function machineDate(text: string): number | null {
  const match = ISO.exec(text.trim());
  if (!match) return writtenDate(text);
  const [, year, month, day, hour = "0", minute = "0", second = "0", zone = "Z"] = match;
  const start = dayStart(Number(year), Number(month), Number(day));
  if (start === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return start + time - zoneOffset(zone);
}

/**
 * The day that a line of text names without doubt ("23 October 2024", "Oct. 23, 2024", "2024-10-23", "/2024/10/23/"),
 * as milliseconds since 1970 of its start in UTC, or null. Days in figures alone in local orders (4/5/2024) are doubtful.
 */
export function writtenDate(text: string): number | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return dayStart(Number(dayFirst[3]), monthNumber(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    return dayStart(Number(monthFirst[3]), monthNumber(monthFirst[1]), Number(monthFirst[2]));
  }
  const iso = ISO_INSIDE.exec(text);
  return iso ? dayStart(Number(iso[1]), Number(iso[2]), Number(iso[3])) : null;
}

function dayStart(year: number, month: number, day: number): number | null {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return null;
  const start = Date.UTC(year, month - 1, day);
  return new Date(start).getUTCDate() === day ? start : null;
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

function zoneOffset(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
}

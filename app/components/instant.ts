const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * `2023 年 1 月 24 日 18:00` or `24 Jan 2023 18:00`. Built from the parts, because the ready-made patterns of servers
 * and browsers differ in spaces.
 */
export function instantText(at: string, zone: string, language: string, withTime = true): string {
  const parts = new Map(
    partsFormat(zone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );
  const date = dateText(`${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`, language);
  return withTime ? `${date} ${parts.get("hour")}:${parts.get("minute")}` : date;
}

/** A calendar date (`YYYY-MM-DD`) in words. */
export function dateText(date: string, language: string): string {
  const [year, month, day] = date.split("-").map(Number);
  if (language === "zh-CN") return `${year} 年 ${month} 月 ${day} 日`;
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, so one is kept for each zone. */
function partsFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, made);
  return made;
}

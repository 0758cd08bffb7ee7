/** Figures of the reports as texts: estimates in decimals with a true minus sign, shares in per cent, times in minutes. */
import { type Translate, useTranslation } from "#app/i18n/use-translation.ts";

/** `−10.8`: rounded for display; a figure that rounds to zero has no sign. */
export function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

/** `+5.1`, `−10.8`, `0.0`. */
export function signed(value: number, digits: number): string {
  const text = decimal(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export type Figures = ReturnType<typeof figures>;

export function useFigures(): Figures {
  const { t } = useTranslation();
  return figures(t);
}

/** With the bounds of its interval; null where there are too few for one. */
export interface ShownEstimate {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The same outside of a page, for files. */
export function figures(t: Translate) {
  const none = t("reports.none");
  const orNone = (value: number | null, text: (known: number) => string): string =>
    value === null ? none : text(value);
  const interval = (value: string, { lower, upper }: { lower: number; upper: number }, digits: number): string =>
    t("reports.interval", { value, lower: decimal(lower, digits), upper: decimal(upper, digits) });
  return {
    none,
    decimal: (value: number | null, digits: number) => orNone(value, (known) => decimal(known, digits)),
    signed: (value: number | null, digits: number) => orNone(value, (known) => signed(known, digits)),
    percent: (share: number | null) =>
      orNone(share, (known) => t("reports.percent", { value: decimal(known * 100, 0) })),
    /** A probability; below a thousandth that is all one says. */
    chance: (p: number | null) =>
      orNone(p, (known) => (known < 0.001 ? t("reports.lessThan", { value: "0.001" }) : decimal(known, 3))),
    interval,
    /** `.61 (.51 to .68)`; without an interval the value alone. */
    estimate: (estimate: ShownEstimate | null, digits: number): string => {
      if (estimate === null) return none;
      const value = decimal(estimate.value, digits);
      if (estimate.lower === null || estimate.upper === null) return value;
      return interval(value, { lower: estimate.lower, upper: estimate.upper }, digits);
    },
    /** `+10.8 (+9.6 to +12.0)`: as `estimate`, every figure with its sign. */
    signedEstimate: (estimate: ShownEstimate | null, digits: number): string => {
      if (estimate === null) return none;
      const { value, lower, upper } = estimate;
      if (lower === null || upper === null) return signed(value, digits);
      const words = { value: signed(value, digits), lower: signed(lower, digits), upper: signed(upper, digits) };
      return t("reports.interval", words);
    },
    /** As `estimate`, and in words where there are too few for an interval: a bare figure would look like a certain one. */
    estimateOrTooFew: (estimate: ShownEstimate | null, digits: number): string => {
      if (estimate === null) return none;
      const { value, lower, upper } = estimate;
      if (lower === null || upper === null) return t("reports.tooFew", { value: decimal(value, digits) });
      return interval(decimal(value, digits), { lower, upper }, digits);
    },
    time: (seconds: number | null) =>
      orNone(seconds, (known) =>
        known < 120
          ? t("reports.seconds", { count: Math.round(known) })
          : t("reports.minutes", { count: Math.round(known / 60) }),
      ),
  };
}

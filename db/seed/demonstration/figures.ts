/** The numbers of a submission, drawn once, so that the Chinese and the English text say the same. */
import { randomFrom } from "../random.ts";
import type { SubmissionPlan } from "./plans.ts";
import type { Metric } from "./technology.ts";

export interface Figures {
  readonly teamSize: number;
  readonly developmentMonths: number;
  readonly runningMonths: number;
  readonly users: number;
  /** Revenue of the year 2022 in units of 10,000 (yuan at home, US dollars abroad). */
  readonly revenueTenThousands: number;
  readonly growthPercent: number;
  readonly exportPercent: number;
  readonly suppliers: number;
  readonly foundedIn: number;
  readonly employees: number;
  readonly sampleSize: number;
  readonly reportNo: string;
  /** Which of the wordings of a section is used. */
  readonly wording: number;
  readonly metrics: readonly Metric[];
}

export function figuresOf(plan: SubmissionPlan): Figures {
  const random = randomFrom(`figures ${plan.applicantOf}`);
  const isForeign = plan.country !== "CN";
  return {
    teamSize: random.between(9, 38),
    developmentMonths: random.between(16, 42),
    runningMonths: random.between(4, 11),
    users: random.between(6, 64),
    revenueTenThousands: isForeign ? random.between(45, 900) : random.between(320, 6200),
    growthPercent: random.between(18, 96),
    exportPercent: random.between(5, isForeign ? 70 : 38),
    suppliers: random.between(4, 26),
    foundedIn: random.between(2007, 2018),
    employees: random.between(24, 480),
    sampleSize: random.between(12, 60),
    reportNo: `T-2022-0${random.between(1000, 9999)}`,
    wording: random.integer(3),
    metrics: plan.result.technology.metrics.map((metric) => ({ ...metric, own: near(metric, random.between(-2, 2)) })),
  };
}

/** Two firms with the same technology do not report the same figure; one near its natural limit stays as it is. */
function near({ own, unit }: Metric, percent: number): string {
  const decimals = own.split(".")[1]?.length ?? 0;
  const value = Number(own);
  const isNearLimit = (unit[0] === "%" && value > 90) || (unit[0] === "" && value < 1);
  return isNearLimit ? own : ((value * (100 + percent)) / 100).toFixed(decimals);
}

/** How far the own figure lies from that of peers, in whole per cent of the peers' figure. */
export function differencePercent({ own, peer }: Metric): number {
  return Math.round((Math.abs(Number(own) - Number(peer)) * 100) / Number(peer));
}

/** How each expert marks. Most are a little strict or mild; twelve are planted so that the reports have something to find. */
import { randomFrom } from "../random.ts";
import { expertPlanOf } from "./expert-list.ts";
import { planOf } from "./plans.ts";

export interface Behaviour {
  /** Added to every total; negative is strict. */
  readonly severity: number;
  /** How much of the distance from the middle the expert gives: below 1 narrow, above 1 wide. */
  readonly slope: number;
  /** Deviation of the expert's own noise. */
  readonly noise: number;
  /** Added for applicants of the expert's own province. */
  readonly homeBonus: number;
  /** flat: the same marks for everything; silent: never answers; stopping: stops half-way. */
  readonly manner: "usual" | "flat" | "silent" | "stopping";
}

const USUAL = { slope: 1, noise: 5, homeBonus: 0, manner: "usual" } as const;
const SEVERITY_DEVIATION = 2.5;

/** The planted twelve, by what they do. */
export const PLANTED_EXPERTS = {
  severe: ["E-05", "E-23"],
  lenient: ["E-11", "E-31"],
  erratic: ["E-16", "E-36"],
  narrow: ["E-09"],
  wide: ["E-27"],
  homeProvince: ["E-13"],
  flat: ["E-34"],
  silent: ["E-28"],
  stopping: ["E-39"],
} as const;

const PLANTED: Readonly<Record<string, Partial<Behaviour>>> = {
  "E-05": { severity: -10 },
  "E-23": { severity: -10 },
  "E-11": { severity: 8 },
  "E-31": { severity: 8 },
  "E-16": { noise: 14 },
  "E-36": { noise: 14 },
  "E-09": { slope: 0.3 },
  "E-27": { slope: 1.6 },
  "E-13": { homeBonus: 10 },
  "E-34": { manner: "flat" },
  "E-28": { manner: "silent" },
  "E-39": { manner: "stopping" },
};

export function behaviourOf(expertCode: string): Behaviour {
  const severity = SEVERITY_DEVIATION * randomFrom(`severity ${expertCode}`).normal();
  return { ...USUAL, severity, ...PLANTED[expertCode] };
}

/** Whether the expert leaves this submission unanswered in the remote stages. In the room everybody answers. */
export function isUnanswered(expertCode: string, serial: string): boolean {
  const { manner } = behaviourOf(expertCode);
  return manner === "silent" || (manner === "stopping" && randomFrom(`stopped ${serial}`).chance(500));
}

/** What the expert adds for this applicant's province. */
export function homeBonusFor(expertCode: string, serial: string): number {
  const { province } = expertPlanOf(expertCode);
  return province !== null && province === planOf(serial).province ? behaviourOf(expertCode).homeBonus : 0;
}

/** Seconds an expert spends on a sheet; the flat one hardly reads. */
export function secondsSpent(expertCode: string, serial: string): number {
  if (behaviourOf(expertCode).manner === "flat") return 20;
  return randomFrom(`seconds ${expertCode} ${serial}`).between(420, 2400);
}

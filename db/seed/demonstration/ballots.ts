/** How the experts of the demonstration call behave in the defense: who steps back, who is absent, who votes what. */
import { randomFrom } from "../random.ts";
import { behaviourOf } from "./behaviours.ts";
import { qualityOf } from "./quality.ts";

/** Wins four of seven votes: more than half, less than two thirds, although its score suffices. */
export const VOTE_FAILS = "F01-007";
/** Two members step back for it and one is absent, so that its vote has no quorum until a reserve steps in. */
export const QUORUM_LOST = "F04-003";

/** Seats, by code and from 0, of the panel that hears `QUORUM_LOST`. */
const STEP_BACK = [1, 2];
const ABSENT = 6;
const YES_OF_SEVEN = 4;
/** From this quality on an ordinary member votes yes. */
const CONVINCING_QUALITY = 73;
const DOUBT_DEVIATION = 2;

export interface PanelQuestion {
  readonly expertCode: string;
  readonly serial: string;
  /** Codes of the panel's members, without reserves. Without them nothing is planted. */
  readonly panel?: readonly string[];
}

/** A ballot; the same question always has the same answer. */
export function demonstrationBallot({ expertCode, serial, panel }: PanelQuestion): "yes" | "no" | "abstain" {
  const seat = seatOf(expertCode, panel);
  if (serial === VOTE_FAILS && seat >= 0) return seat < YES_OF_SEVEN ? "yes" : "no";
  const random = randomFrom(`ballot ${expertCode} ${serial}`);
  const seen = qualityOf(serial, "defense") + behaviourOf(expertCode).severity / 4 + DOUBT_DEVIATION * random.normal();
  if (seen >= CONVINCING_QUALITY) return "yes";
  return random.chance(150) ? "abstain" : "no";
}

/** For which of several tied submissions a member votes in a re-vote: the one that seems best to the member. */
export function demonstrationRevoteChoice(expertCode: string, serials: readonly string[]): string | undefined {
  const seen = serials.map((serial) => {
    const doubt = randomFrom(`re-vote ${expertCode} ${serial}`).normal();
    return { serial, quality: qualityOf(serial, "defense") + DOUBT_DEVIATION * doubt };
  });
  return seen.sort((a, b) => b.quality - a.quality || (a.serial < b.serial ? -1 : 1))[0]?.serial;
}

/** What the chair writes down about the effect of a recusal. */
export const RECUSAL_DECISION =
  "两位委员依规回避，补入其预期打分后名次仅相差两位，不影响晋级，维持官方名次。 Two members stepped back as the rules ask; with what is expected of them the rank differs by two and the outcome by nothing, so the official rank stands.";

/** Whether a member misses the panel's vote; `serials` is what the panel hears. */
export function isAbsentFromVote(
  expertCode: string,
  panel: readonly string[] = [],
  serials: readonly string[] = [],
): boolean {
  return serials.includes(QUORUM_LOST) && seatOf(expertCode, panel) === ABSENT;
}

/**
 * A conflict that a member declares only at the defense.
 * @returns the rule and the statement; null for nearly everybody
 */
export function demonstrationRecusal({ expertCode, serial, panel }: PanelQuestion) {
  if (serial !== QUORUM_LOST || !STEP_BACK.includes(seatOf(expertCode, panel))) return null;
  return {
    ruleCode: "PERCEIVED",
    statementZh: "答辩前与申报团队有过接触，申请回避该项。",
    statementEn: "I met the team shortly before the defense and would rather step back.",
  } as const;
}

function seatOf(expertCode: string, panel: readonly string[] = []): number {
  return [...panel].sort().indexOf(expertCode);
}

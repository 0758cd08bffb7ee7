import type { Bilingual } from "#scoring/programme/programme.ts";
import type { VoteCount, VoteResult } from "#scoring/shortlist/vote-result.ts";

export interface Seat {
  readonly expertId: string;
  readonly expertCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly seat: "member" | "reserve";
  readonly isPresent: boolean;
}

export interface Item {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly rankingHundredths: number | null;
  readonly members: number;
  readonly present: number;
  readonly quorumNeeded: number;
  readonly hasQuorum: boolean;
  readonly cast: number;
  readonly result: (VoteCount & VoteResult) | null;
}

export interface Vote {
  readonly panelId: string;
  readonly panelCode: string;
  readonly panelName: Bilingual;
  readonly voteId: string | null;
  readonly number: number;
  readonly state: "none" | "open" | "closed";
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly items: readonly Item[];
  readonly attendance: readonly Seat[];
  readonly reserves: readonly Seat[];
  readonly due: number;
  readonly mayRun: boolean;
}

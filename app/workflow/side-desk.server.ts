/**
 * The side desk: what is asked of a closed stage and reads every mark of it. In a large call counting a result takes most
 * of a second, for which a request would keep everybody else waiting; so it is done elsewhere, by the same desks for the
 * same person, with a connection of its own that can only read.
 *
 * Questions and answers are copied between threads: plain data, no functions.
 */
import { inTransaction } from "#db/connection.ts";
import type { StageKind } from "#db/stages.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import { chosenRow } from "./chosen-row.ts";
import { type Actor, type SideContext, sideContextFor, type SideRuntime } from "./context.ts";
import { drawUp } from "./drawn-results.server.ts";
import { drawVersion } from "./drawn-versions.server.ts";
import { listRecusalEffects } from "./recusal-effects.server.ts";
import { type Problem, Refusal, type RefusalCode } from "./refusal.ts";
import type { RankingView } from "./results.server.ts";
import { listRevotes } from "./revotes.server.ts";
import { exportResult, findShortlist, standingOf } from "./shortlists.server.ts";
import { awaitAnalysedRanking, findAnalysedRanking } from "./stage-analysis.server.ts";
import { findStageReports } from "./stage-reports.server.ts";
import { findVersionHistory } from "./version-history.server.ts";
import { listVotes } from "./votes.server.ts";
import { askWhatIf, type WhatIfQuestion } from "./what-if.server.ts";

interface OfStage {
  readonly kind: StageKind;
}

interface Analysed extends OfStage {
  /** Of the adjusted scores, by name; none that there is: as the rule has it. */
  readonly method: string | null;
}

/** Each refuses as the desk that it asks. */
const DESKS = {
  /** The ranking as a table, the chosen row with those it ties with, what is known of the analysis, and how the list stands. */
  ranking: inOneState(async (ctx, { kind, method, chosen }: Analysed & { readonly chosen: string | null }) => {
    const { readable, ranking, ...analysed } = await findAnalysedRanking(ctx, kind, chosen, method);
    return {
      ...analysed,
      ranking: asTable(ranking),
      chosen: chosenRow(ranking, chosen),
      shortlist: standingOf(await findShortlist(ctx, kind, readable)),
    };
  }),
  /** The ranking with its analysis; waits until it is computed. */
  wholeRanking: (ctx: SideContext, { kind, method }: Analysed) => awaitAnalysedRanking(ctx, kind, method),
  /** The result as it would be proposed or confirmed now: the act that stores it is asked where acts are. */
  drawn: (ctx: SideContext, { kind }: OfStage) => drawUp(ctx, kind),
  /** The same of a new version. */
  drawnVersion: (ctx: SideContext, { kind }: OfStage) => drawVersion(ctx, kind),
  shortlist: (ctx: SideContext, { kind }: OfStage) => findShortlist(ctx, kind),
  versions: (ctx: SideContext, { kind }: OfStage) => findVersionHistory(ctx, kind),
  /** The document of a frozen result, as it is hashed. */
  document: async (ctx: SideContext, { kind }: OfStage) => canonicalJson(await exportResult(ctx, kind)),
  /** Waits a moment for the reports. */
  reports: async (ctx: SideContext, { kind }: OfStage) => await (await findStageReports(ctx, kind)).shortly(),
  /** Waits until the reports are computed. */
  wholeReports: async (ctx: SideContext, { kind }: OfStage) => await (await findStageReports(ctx, kind)).done,
  /** Waits a moment for the answer. */
  whatIf: async (ctx: SideContext, { kind, ...question }: OfStage & WhatIfQuestion) => {
    const { answer, experts } = await askWhatIf(ctx, kind, question);
    return { answer: await answer.shortly(), experts };
  },
  /** Waits until the answer is computed. */
  wholeWhatIf: async (ctx: SideContext, { kind, ...question }: OfStage & WhatIfQuestion) => {
    const { answer, experts } = await askWhatIf(ctx, kind, question);
    return { answer: await answer.done, experts };
  },
  /** What the panels of a stage decide: votes, re-votes and effects of recusals. */
  votes: inOneState(async (ctx, { kind }: OfStage) => ({
    votes: await listVotes(ctx),
    revotes: await listRevotes(ctx),
    effects: await listRecusalEffects(ctx, kind),
  })),
};

/** What several desks are asked for comes from one state of the record. None of them may wait: it would hold the state. */
function inOneState<Question, Told>(desk: (ctx: SideContext, asked: Question) => Promise<Told>) {
  return async (ctx: SideContext, asked: Question): Promise<Told> =>
    await inTransaction(ctx.db, async (db) => await desk({ ...ctx, db }, asked));
}

/** Without the figures that only the explanation of a row tells: they are a third of all. */
function asTable(ranking: RankingView): RankingView {
  const rows = ranking.rows.map((row) => ({
    ...row,
    stageScores: {},
    criterionMeans: row.criterionMeans.filter(({ criterion }) => criterion === row.criterion),
  }));
  return { ...ranking, rows };
}

export type SideQuestion = keyof typeof DESKS;
export type Asked<Name extends SideQuestion> = Parameters<(typeof DESKS)[Name]>[1];
export type Answer<Name extends SideQuestion> = Awaited<ReturnType<(typeof DESKS)[Name]>>;

/** A person at the side desk, at an instant. */
export interface Asking<Name extends SideQuestion> {
  readonly name: Name;
  readonly asked: Asked<Name>;
  readonly actor: Actor;
  readonly now: string;
}

/** A refusal is an answer: it goes back to the request, where it becomes a status. */
export type Reply<Value> =
  | { readonly answer: Value }
  | { readonly refused: { readonly code: RefusalCode; readonly problems: readonly Problem[] } };

export interface SideDesk {
  ask<Name extends SideQuestion>(asking: Asking<Name>): Promise<Reply<Answer<Name>>>;
  /** Null when it takes longer than a page may wait; by and by it is answered all the same, and known when asked again. */
  askShortly<Name extends SideQuestion>(asking: Asking<Name>): Promise<Reply<Answer<Name>> | null>;
}

/** Answers here and now. For the thread that does nothing else, and for tests. */
export async function answerAside<Name extends SideQuestion>(
  runtime: SideRuntime,
  { name, asked, actor, now }: Asking<Name>,
): Promise<Reply<Answer<Name>>> {
  const desk = DESKS[name] as (ctx: SideContext, asked: Asked<Name>) => Promise<Answer<Name>>;
  try {
    return { answer: await desk(sideContextFor({ ...runtime, now: () => now }, actor), asked) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { code: error.code, problems: error.problems } };
  }
}

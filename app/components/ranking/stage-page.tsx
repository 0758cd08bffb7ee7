import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { tableAddress } from "../data-table/table-state.ts";
import { TableTools } from "../data-table/table-tools.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Pages } from "../pages.tsx";
import { instantText } from "../instant.ts";
import { RefusalNotice } from "../refusal-notice.tsx";
import { StatisticHelp } from "../reports/statistic-help.tsx";
import { StateLine } from "../state-line.tsx";
import { useTimeLeft } from "../time-left.ts";
import { analysedById, isAdjusted, valueOf } from "./analysis-data.ts";
import { ComeBackNotice } from "./come-back-notice.tsx";
import { Discussion } from "./discussion.tsx";
import { availableColumns, isHiddenAtFirst, shownColumns, statisticsOf } from "./ranking-columns.ts";
import { nextStepOf } from "./next-step.ts";
import { RankingFacts } from "./ranking-facts.tsx";
import { RankingFigures } from "./ranking-figures.tsx";
import { isInRankOrder } from "./ranking-order.ts";
import { RANKING_ROWS, type RankingPageData } from "./ranking-page.ts";
import { RankingPlot } from "./ranking-plot.tsx";
import { RankingTable } from "./ranking-table.tsx";
import { type RankingWords, useRankingWords } from "./ranking-words.ts";
import { RuleNote } from "./rule-note.tsx";
import { ShortlistPanel } from "./shortlist-panel.tsx";
import { useShownData } from "./shown-data.ts";
import type { StageData } from "./stage-data.ts";
import { StageProgress } from "./stage-progress.tsx";
import { TrustPanel } from "./trust-panel.tsx";
import { useAskAgain } from "./use-ask-again.ts";
import { WhyPanel } from "./why-panel.tsx";

export interface Props {
  readonly data: StageData;
  readonly role: "chair" | "supervisor";
  /** What the page's action answered. */
  readonly reply: unknown;
}

/** One stage for chair and supervisor: progress while it runs, ranking and list afterwards. */
export function StagePage({ data: read, role, reply }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const data = useShownData(read);
  const { call, stage, rule, isBeingCounted, progress, ranking, shortlist } = data;
  const words = useRankingWords(rule, call);
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  const base = `/${call.slug}/${role}`;
  return (
    <>
      <StageState data={data} />
      <main id="content" className="page stage-page">
        <h1>
          {t(progress === null ? "ranking.titles.ranking" : "ranking.titles.progress", { stage: pick(stage.name) })}
        </h1>
        <p className="lead">
          {t(
            progress === null
              ? `ranking.leads.${stage.state === "frozen" ? "frozen" : "closed"}`
              : "ranking.leads.progress",
          )}
        </p>
        <p>
          <Link to={`${base}/stages/${stage.kind}/draw`}>{t("draws.link")}</Link>
        </p>
        <RefusalNotice reply={reply} />
        {progress !== null && <StageProgress progress={progress} zone={call.timeZone} words={words} />}
        {isBeingCounted && <BeingCounted isShownBefore={ranking !== null} />}
        {ranking !== null && <Ranking data={data} ranking={ranking} words={words} />}
        {shortlist !== null && (
          <ShortlistPanel
            shortlist={shortlist}
            isBeingCounted={isBeingCounted}
            call={call}
            conflictRules={data.conflictRules}
            confirmHref={role === "supervisor" ? `${base}/stages/${stage.kind}/confirm` : undefined}
            votesHref={role === "chair" && rule.vote !== null ? `${base}/votes` : undefined}
            versionsHref={`${base}/stages/${stage.kind}/versions`}
          />
        )}
        <RuleNote
          rule={rule}
          words={words}
          rubricHash={stage.rubricHash}
          rubricFrozenAt={stage.rubricFrozenAt === null ? null : at(stage.rubricFrozenAt)}
        />
      </main>
    </>
  );
}

/** The page asks again and is whole a moment later. */
function BeingCounted({ isShownBefore }: { readonly isShownBefore: boolean }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  useAskAgain(true);
  return (
    <ComeBackNotice
      sentences={[t(isShownBefore ? "ranking.beingCountedAgain" : "ranking.beingCounted")]}
      href={tableAddress(search, {})}
    />
  );
}

function StageState({ data: { call, stage, now, isBeingCounted, shortlist } }: { readonly data: StageData }) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const timeLeft = useTimeLeft();
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  const zone = pick(call.timeZoneName);
  const { state, submitted, expected } = stage;
  const facts = [t("ranking.state.sheets", { submitted, expected })];
  if (state === "planned") facts.push(t("ranking.state.opens", { at: at(stage.opensAt), zone }));
  if (state === "open")
    facts.push(t("ranking.state.closes", { at: at(stage.closesAt), zone, left: timeLeft(now, stage.closesAt) }));
  if (state === "closed" && stage.closedAt !== null)
    facts.push(t("ranking.state.closed", { at: at(stage.closedAt), zone }));
  if (stage.frozenAt !== null) facts.push(t("ranking.state.frozen", { at: at(stage.frozenAt), zone }));
  return (
    <StateLine
      state={t("ranking.state.title", { stage: pick(stage.name), state: t(`common.stageStates.${state}`) })}
      facts={facts}
      next={t(`ranking.next.${nextOf()}`)}
    />
  );

  function nextOf() {
    if (isBeingCounted) return "counted";
    if (shortlist === null) return state === "planned" ? "planned" : "open";
    if (shortlist.votesMissing > 0 && shortlist.state !== "frozen") return "vote";
    return shortlist.recusalsUndecided > 0 ? "recusals" : nextStepOf(shortlist);
  }
}

interface RankingProps {
  readonly data: StageData;
  readonly ranking: RankingPageData;
  readonly words: RankingWords;
}

function Ranking({ data: { call, stage, rule, analysis: computed, explanation }, ranking, words }: RankingProps) {
  const { t } = useTranslation();
  useAskAgain(computed?.state === "computing" || explanation?.state === "computing");
  const [search] = useSearchParams();
  const { sections, sort, isByField, scale, chosen, paging } = ranking;
  const isByRank = isInRankOrder(sort);
  const analysis = valueOf(computed);
  const hasComposite = rule.composite !== null;
  const available = availableColumns(hasComposite, analysis);
  const columns = shownColumns(search, available);
  const analysed = analysedById(analysis);
  const shared = { sections, isByField, hasComposite, scale };
  const address = tableAddress(search, { why: null });
  const isPaged = paging.total > RANKING_ROWS;
  // The table stays where it is, whatever page the chosen row stands on.
  const onThisPage = isPaged ? { page: String(paging.page) } : {};
  const hrefOf = (submissionId: string) => tableAddress(search, { ...onThisPage, why: submissionId });
  return (
    <>
      <RankingFacts counts={ranking.counts} rule={rule} />
      {ranking.revotesDue.map((serials) => (
        <p key={serials.join()} className="notice warm">
          {t("ranking.revoteDue", { serials: serials.join(t("common.listSeparator")) })}
        </p>
      ))}
      {computed !== null && <TrustPanel analysis={computed} {...{ rule, words }} href={tableAddress(search, {})} />}
      <p className="row no-print">
        <Link to={`../stages/${stage.kind}/reports`}>{t("reports.links.reports")}</Link>
        <Link to={`../stages/${stage.kind}/what-if`}>{t("reports.links.whatIf")}</Link>
      </p>
      <div className="row ranking-tools">
        <TableTools
          filters={[
            {
              name: "field",
              label: t("ranking.columns.field"),
              options: call.fields
                .filter((item) => ranking.fields.includes(item.code))
                .map((item) => ({ value: item.code, label: words.fieldName(item.code) })),
            },
          ]}
          columns={available.map((id) => ({
            id,
            header: t(`ranking.columns.${id}`, { ...shared.scale }),
            isHiddenAtFirst: isHiddenAtFirst(id),
          }))}
          kept={["method"]}
        />
        <span className="push row">
          <a className="btn" href={`${stage.kind}/ranking.csv${address}`}>
            {t("common.table.exportCsv")}
          </a>
          <a className="btn" href={`${stage.kind}/ranking.xlsx${address}`}>
            {t("ranking.exportXlsx")}
          </a>
          {stage.state === "frozen" && (
            <a className="btn" href={`${stage.kind}/result.json`}>
              {t("ranking.resultJson")}
            </a>
          )}
        </span>
      </div>
      {!isByRank && (
        <p className="small">
          {t("ranking.sorted.note")}
          {t("common.sentenceGap")}
          <Link to={tableAddress(search, { sort: null, page: null })}>{t("ranking.sorted.back")}</Link>
        </p>
      )}
      {sections.length === 0 ? (
        <EmptyState title={t("ranking.noRows")}>
          <Link to="?">{t("ranking.allFields")}</Link>
        </EmptyState>
      ) : (
        <div className={chosen === null ? undefined : "columns ranking-columns"}>
          <RankingTable
            caption={isByRank ? t("ranking.caption") : t("ranking.sorted.caption")}
            sort={sort}
            words={words}
            columns={columns}
            analysed={analysed}
            method={analysis?.method ?? null}
            lines={analysis?.lines ?? []}
            chosen={chosen?.row.submissionId ?? null}
            hrefOf={hrefOf}
            {...shared}
          />
          {chosen !== null && (
            <WhyPanel
              {...chosen}
              isByField={isByField}
              rule={rule}
              words={words}
              explanation={explanation}
              analysis={analysis}
              closeHref={`${tableAddress(search, { ...onThisPage, why: null })}#row-${chosen.row.serial}`}
            />
          )}
        </div>
      )}
      {sections.length > 0 && <StatisticHelp statistics={statisticsOf(columns, analysis?.method)} />}
      {isPaged && <Pages {...paging} size={RANKING_ROWS} search={pagesOf(search)} />}
      {ranking.discussion !== null && (
        <Discussion
          discussion={ranking.discussion}
          lines={analysis?.lines ?? []}
          wholeHrefOf={(list) => tableAddress(search, { all: list })}
          {...{ isByField, words, hrefOf }}
        />
      )}
      {isByRank && (
        <>
          <RankingFigures {...shared} isPaged={isPaged} />
          <RankingPlot
            analysed={isAdjusted(analysis) && !hasComposite ? analysed : new Map()}
            {...{ words, ...shared }}
          />
        </>
      )}
    </>
  );
}

/** Going on to another page closes the explanation. */
function pagesOf(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete("why");
  return next;
}

import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import type { AnalysisData } from "./analysis-data.ts";
import { adjustedText, chanceText, flagText } from "./analysis-words.ts";
import { type DiscussionData, type GreyRow, MOST_FLIPS } from "./discussion-data.ts";
import { placeOf } from "./ranking-sections.ts";
import type { RankingWords } from "./ranking-words.ts";

export interface Props {
  readonly discussion: DiscussionData;
  readonly lines: AnalysisData["lines"];
  readonly isByField: boolean;
  readonly words: RankingWords;
  readonly hrefOf: (submissionId: string) => string;
  /** This page with one of the lists whole. */
  readonly wholeHrefOf: (list: "grey" | "flips") => string;
}

/** Whom to talk about before the list is proposed, and on which expert the list hangs. */
export function Discussion({ discussion, lines, isByField, words, hrefOf, wholeHrefOf }: Props) {
  const { t } = useTranslation();
  const { grey, flips, otherRules } = discussion;
  return (
    <>
      {lines.length > 0 && (
        <section aria-labelledby="grey-zone">
          <h2 id="grey-zone">{t("ranking.grey.title")}</h2>
          <p className="small muted">{t(grey.total === 0 ? "ranking.grey.none" : "ranking.grey.advice")}</p>
          {grey.total > 0 && (
            <ul className="panel padded plain grey-zone">
              {grey.shown.map(({ row, own }) => (
                <GreyItem key={row.submissionId} {...{ row, own, isByField, words, hrefOf }} />
              ))}
            </ul>
          )}
          {grey.shown.length < grey.total && (
            <p className="small">
              {t("ranking.grey.part", { shown: grey.shown.length, total: grey.total })}
              {t("common.sentenceGap")}
              <Link to={`${wholeHrefOf("grey")}#grey-zone`}>{t("ranking.showAll", { total: grey.total })}</Link>
            </p>
          )}
        </section>
      )}
      <Flips flips={flips} wholeHref={wholeHrefOf("flips")} />
      <OtherRules rules={otherRules} />
    </>
  );
}

interface ItemProps extends Pick<Props, "isByField" | "words" | "hrefOf">, GreyRow {}

function GreyItem({ row, own, isByField, words, hrefOf }: ItemProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const facts = [
    words.fieldName(row.field),
    t("ranking.grey.rank", { rank: placeOf(row, isByField)?.rank ?? "–" }),
    t(row.passes ? "ranking.grey.on" : "ranking.grey.off"),
    ...(own.adjusted === null ? [] : [t("ranking.grey.adjusted", { score: adjustedText(own.adjusted) })]),
    ...own.flags.filter(({ code }) => code !== "greyZone").map((flag) => flagText(t, flag)),
  ];
  return (
    <li>
      <b className="num">{own.chance === null ? "–" : chanceText(own.chance)}</b>
      <span>
        <span className="xs muted">{row.serial}</span>{" "}
        <Link to={hrefOf(row.submissionId)} preventScrollReset>
          {pick({ zh: row.titleZh, en: row.titleEn })}
        </Link>
        <span className="small muted block">{facts.join(t("ranking.separator"))}</span>
      </span>
    </li>
  );
}

interface FlipsProps {
  readonly flips: DiscussionData["flips"];
  readonly wholeHref: string;
}

function Flips({ flips: { shown, total }, wholeHref }: FlipsProps) {
  const { t } = useTranslation();
  const list = (items: readonly string[]) => (items.length === 0 ? "–" : items.join(t("common.listSeparator")));
  return (
    <section aria-labelledby="flips">
      <h2 id="flips">{t("ranking.flips.title")}</h2>
      <p className="small muted">{t(total === 0 ? "ranking.flips.none" : "ranking.flips.meaning")}</p>
      {total > 0 && (
        <details className="stack" open={total > MOST_FLIPS && shown.length === total}>
          <summary>{t("ranking.flips.summary", { count: total })}</summary>
          <div className="panel scroll" role="region" aria-labelledby="flips" tabIndex={0}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t("ranking.flips.expert")}</th>
                  <th scope="col" className="num">
                    {t("ranking.flips.sheets")}
                  </th>
                  <th scope="col">{t("ranking.flips.leaves")}</th>
                  <th scope="col">{t("ranking.flips.enters")}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ expertId, sheets, leaves, enters }) => (
                  <tr key={expertId}>
                    <th scope="row">{expertId}</th>
                    <td className="num">{sheets}</td>
                    <td>{list(leaves)}</td>
                    <td>{list(enters)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {shown.length < total && (
            <p className="small">
              {t("ranking.flips.part", { shown: shown.length, total })}
              {t("common.sentenceGap")}
              <Link to={`${wholeHref}#flips`}>{t("ranking.showAll", { total })}</Link>
            </p>
          )}
        </details>
      )}
    </section>
  );
}

function OtherRules({ rules }: { readonly rules: DiscussionData["otherRules"] }) {
  const { t } = useTranslation();
  const list = (serials: readonly string[]) => (serials.length === 0 ? "–" : serials.join(t("common.listSeparator")));
  return (
    <section aria-labelledby="other-rules">
      <h2 id="other-rules">{t("ranking.otherRules.title")}</h2>
      <p className="small muted">{t("ranking.otherRules.meaning")}</p>
      <div className="panel scroll" role="region" aria-labelledby="other-rules" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("ranking.otherRules.rule")}</th>
              <th scope="col">{t("ranking.flips.leaves")}</th>
              <th scope="col">{t("ranking.flips.enters")}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ method, leaves, enters }) => (
              <tr key={method}>
                <th scope="row">{t(`reports.whatIf.methods.${method}`)}</th>
                <td>{list(leaves)}</td>
                <td>{list(enters)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

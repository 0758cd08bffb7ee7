import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { usePick } from "../bilingual.ts";
import { type AnalysisData, analysedById } from "./analysis-data.ts";
import { adjustedText, chanceText, flagText } from "./analysis-words.ts";
import type { NamedRow } from "./ranking-page.ts";
import { placeOf } from "./ranking-sections.ts";
import type { RankingWords } from "./ranking-words.ts";

export interface Props {
  readonly analysis: AnalysisData;
  /** The rows of the filter that the analysis speaks of. */
  readonly rows: readonly NamedRow[];
  readonly isByField: boolean;
  readonly words: RankingWords;
  readonly hrefOf: (submissionId: string) => string;
}

/** Whom to talk about before the list is proposed, and on which expert the list hangs. */
export function Discussion({ analysis, rows, isByField, words, hrefOf }: Props) {
  const { t } = useTranslation();
  const analysed = analysedById(analysis);
  const rowOf = new Map(rows.map((row) => [row.submissionId, row]));
  const grey = analysis.greyZone.flatMap((id) => {
    const [row, own] = [rowOf.get(id), analysed.get(id)];
    return row === undefined || own === undefined ? [] : [{ row, own }];
  });
  return (
    <>
      {analysis.lines.length > 0 && (
        <section aria-labelledby="grey-zone">
          <h2 id="grey-zone">{t("ranking.grey.title")}</h2>
          <p className="small muted">{t(grey.length === 0 ? "ranking.grey.none" : "ranking.grey.advice")}</p>
          {grey.length > 0 && (
            <ul className="panel padded plain grey-zone">
              {grey.map(({ row, own }) => (
                <GreyItem key={row.submissionId} {...{ row, own, isByField, words, hrefOf }} />
              ))}
            </ul>
          )}
        </section>
      )}
      <Flips analysis={analysis} rowOf={rowOf} />
      <OtherRules analysis={analysis} rowOf={rowOf} />
    </>
  );
}

interface ItemProps extends Pick<Props, "isByField" | "words" | "hrefOf"> {
  readonly row: NamedRow;
  readonly own: AnalysedSubmission;
}

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

function Flips({ analysis, rowOf }: Pick<Props, "analysis"> & { readonly rowOf: ReadonlyMap<string, NamedRow> }) {
  const { t } = useTranslation();
  const serials = (ids: readonly string[]) => ids.flatMap((id) => rowOf.get(id)?.serial ?? []);
  const changing = analysis.flips
    .map(({ expertId, sheets, leaves, enters }) => ({
      ...{ expertId, sheets },
      leaves: serials(leaves),
      enters: serials(enters),
    }))
    .filter(({ leaves, enters }) => leaves.length + enters.length > 0);
  const list = (items: readonly string[]) => (items.length === 0 ? "–" : items.join(t("common.listSeparator")));
  return (
    <section aria-labelledby="flips">
      <h2 id="flips">{t("ranking.flips.title")}</h2>
      <p className="small muted">{t(changing.length === 0 ? "ranking.flips.none" : "ranking.flips.meaning")}</p>
      {changing.length > 0 && (
        <details>
          <summary>{t("ranking.flips.summary", { count: changing.length })}</summary>
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
                {changing.map(({ expertId, sheets, leaves, enters }) => (
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
        </details>
      )}
    </section>
  );
}

function OtherRules({ analysis, rowOf }: Pick<Props, "analysis"> & { readonly rowOf: ReadonlyMap<string, NamedRow> }) {
  const { t } = useTranslation();
  const list = (ids: readonly string[]) =>
    ids.length === 0 ? "–" : ids.flatMap((id) => rowOf.get(id)?.serial ?? []).join(t("common.listSeparator"));
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
            {analysis.otherRules.map(({ method, leaves, enters }) => (
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

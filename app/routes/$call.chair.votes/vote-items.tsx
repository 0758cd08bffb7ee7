import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "#app/components/bilingual.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Item, Vote } from "./vote-data.ts";

export interface Props {
  readonly vote: Vote;
  readonly labelledBy: string;
}

/** The submissions of a vote: how many have voted while it is open, the count with its arithmetic afterwards. */
export function VoteItems({ vote, labelledBy }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <div className="scroll" role="region" aria-labelledby={labelledBy} tabIndex={0}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{t("ranking.columns.submission")}</th>
            <th scope="col" className="num">
              {t("ranking.columns.composite")}
            </th>
            <th scope="col">{t("console.votes.quorum")}</th>
            <th scope="col">{t(vote.state === "closed" ? "console.votes.result" : "console.votes.progress")}</th>
          </tr>
        </thead>
        <tbody>
          {vote.items.map((item) => {
            const title = pick({ zh: item.titleZh, en: item.titleEn }, i18n.language);
            return (
              <tr key={item.submissionId}>
                <th scope="row">
                  <span className="xs muted block">{item.serial}</span>
                  <span lang={title.lang}>{title.text}</span>
                </th>
                <td className="num" data-label={t("ranking.columns.composite")}>
                  {item.rankingHundredths === null ? "–" : formatHundredths(item.rankingHundredths)}
                </td>
                <td>
                  <Quorum item={item} isPlanned={vote.state === "none"} />
                </td>
                <td>
                  <Outcome item={item} state={vote.state} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Quorum({ item, isPlanned }: { readonly item: Item; readonly isPlanned: boolean }) {
  const { t } = useTranslation();
  const { members, present, quorumNeeded, hasQuorum } = item;
  if (isPlanned) return null;
  return (
    <span className="tags">
      <span>{t("console.votes.quorumWords", { members, present, needed: quorumNeeded })}</span>
      {!hasQuorum && <span className="tag bad">{t("console.votes.noQuorum")}</span>}
    </span>
  );
}

function Outcome({ item, state }: { readonly item: Item; readonly state: Vote["state"] }) {
  const { t } = useTranslation();
  const { result } = item;
  if (state === "none") return null;
  if (result === null) return <>{t("console.votes.cast", { cast: item.cast, present: item.present })}</>;
  const { yes, no, abstain, needed, present } = result;
  return (
    <span className="tags">
      <span>{t("console.votes.counts", { yes, no, abstain, needed, present })}</span>
      {result.hasQuorum && (
        <span className={result.passed ? "tag good" : "tag bad"}>
          {t(result.passed ? "console.votes.passed" : "console.votes.failed")}
        </span>
      )}
    </span>
  );
}

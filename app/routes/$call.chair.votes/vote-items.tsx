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
  const isHeld = vote.state !== "none";
  return (
    <div className="scroll" role="region" aria-labelledby={labelledBy} tabIndex={0}>
      <table className="table listing">
        <thead>
          <tr>
            <th scope="col">{t("ranking.columns.submission")}</th>
            <th scope="col" className="num">
              {t("ranking.columns.composite")}
            </th>
            {isHeld && <th scope="col">{t("console.votes.quorum")}</th>}
            {isHeld && (
              <th scope="col">{t(vote.state === "closed" ? "console.votes.result" : "console.votes.progress")}</th>
            )}
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
                {isHeld && (
                  <td>
                    <Quorum item={item} />
                  </td>
                )}
                {isHeld && (
                  <td>
                    <Outcome item={item} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Quorum({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const { members, present, quorumNeeded, hasQuorum } = item;
  return (
    <span className="tags">
      <span>{t("console.votes.quorumWords", { members, present, needed: quorumNeeded })}</span>
      {!hasQuorum && <span className="tag bad">{t("console.votes.noQuorum")}</span>}
    </span>
  );
}

function Outcome({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const { result } = item;
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

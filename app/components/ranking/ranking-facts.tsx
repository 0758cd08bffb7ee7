import { useTranslation } from "#app/i18n/use-translation.ts";
import type { RankingRule, RankingView } from "./ranking-data.ts";

export interface Props {
  readonly counts: RankingView["counts"];
  readonly rule: RankingRule;
}

/** The result in a few figures, each with a sentence of meaning. */
export function RankingFacts({ counts, rule }: Props) {
  const { t } = useTranslation();
  const facts: [label: string, figure: number, meaning: string][] = [
    [t("ranking.facts.submissions"), counts.submissions, t("ranking.facts.sheets", { count: counts.sheets })],
    [t("ranking.facts.passing"), counts.passing, t("ranking.facts.passingMeaning")],
    [t("ranking.facts.held"), counts.held, t("ranking.facts.heldMeaning")],
  ];
  if (rule.splitRange !== null)
    facts.push([t("ranking.facts.split"), counts.split, t("ranking.facts.splitMeaning", { limit: rule.splitRange })]);
  if (rule.vote !== null)
    facts.push([t("ranking.facts.voteMissing"), counts.voteMissing, t("ranking.facts.voteMissingMeaning")]);
  facts.push([
    t("ranking.facts.unscored"),
    counts.unscored,
    t("ranking.facts.unscoredMeaning", { count: rule.minimumValidSheets }),
  ]);
  return (
    <dl className="facts">
      {facts.map(([label, figure, meaning]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {figure}
            <span className="xs">{meaning}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

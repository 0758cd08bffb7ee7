import { useTranslation } from "#app/i18n/use-translation.ts";
import type { RankingRule } from "./ranking-data.ts";
import type { RankingWords } from "./ranking-words.ts";

export interface Props {
  readonly rule: RankingRule;
  readonly words: RankingWords;
  readonly rubricHash: string;
  /** In words; null while the rubric may still change. */
  readonly rubricFrozenAt: string | null;
}

/** Which rule is in force, under the table. */
export function RuleNote({ rule, words, rubricHash, rubricFrozenAt }: Props) {
  const { t } = useTranslation();
  const composite = words.composite();
  return (
    <section aria-labelledby="rule">
      <h2 id="rule">{t("ranking.rule.title")}</h2>
      <div className="panel padded">
        <dl className="pairs">
          <dt>{t("ranking.rule.score")}</dt>
          <dd>
            {words.aggregation()}
            {t("ranking.rule.valid", { count: rule.minimumValidSheets })}
          </dd>
          {composite !== "" && (
            <>
              <dt>{t("ranking.columns.composite")}</dt>
              <dd>{composite}</dd>
            </>
          )}
          <dt>{t("ranking.rule.ties")}</dt>
          <dd>{[...rule.tieChain.map(words.tieStep), t("ranking.rule.shared")].join(t("ranking.rule.then"))}</dd>
          <dt>{t("ranking.rule.cut")}</dt>
          <dd>{[words.cutRule(), ...words.floors(), t("ranking.cut.ties")].join(t("ranking.rule.and"))}</dd>
          <dt>{t("ranking.rule.rubric")}</dt>
          <dd>
            {rule.criteria
              .map(({ code }) =>
                t("ranking.rule.weight", { criterion: words.criterionName(code), weight: words.weight(code) }),
              )
              .join(t("common.listSeparator"))}
          </dd>
          <dt>{t("ranking.rule.hash")}</dt>
          <dd>
            <code>{rubricHash}</code>{" "}
            {rubricFrozenAt === null ? t("ranking.rule.notFrozen") : t("ranking.rule.frozenAt", { at: rubricFrozenAt })}
          </dd>
        </dl>
      </div>
    </section>
  );
}

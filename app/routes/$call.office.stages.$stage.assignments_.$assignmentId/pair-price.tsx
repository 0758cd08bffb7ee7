import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PairExplanation } from "#app/workflow/assignment-explanations.server.ts";

const MOST_SHOWN = 5;

export interface Props {
  readonly price: NonNullable<PairExplanation["price"]>;
  readonly code: string;
}

/** What the pair is worth to the whole assignment, in sentences. */
export function PairPrice({ price: { best, without, breaksRule, place, keptAway, isProven }, code }: Props) {
  const { t } = useTranslation();
  const away = keptAway
    .slice(0, MOST_SHOWN)
    .map((item) => t("stages.price.awayLine", item))
    .join(t("common.listSeparator"));
  const worth = (): string => {
    if (without === null) return t("stages.price.needed");
    if (breaksRule) return t("stages.price.breaksRule", { best, without });
    if (without === best) return t("stages.price.free", { best });
    return t("stages.price.worth", { best, without, cost: best - without });
  };
  return (
    <section aria-labelledby="price">
      <h2 id="price">{t("stages.price.title")}</h2>
      <ul className="panel padded">
        <li>{worth()}</li>
        <li>{place > 0 ? t("stages.price.place", { code, place }) : t("stages.price.placeFree", { code })}</li>
        <li>{keptAway.length === 0 ? t("stages.price.nobodyAway") : t("stages.price.away", { experts: away })}</li>
      </ul>
      <p className="xs muted">
        {t("stages.price.note")}
        {!isProven && t("common.sentenceGap")}
        {!isProven && t("stages.assign.objectiveOpen")}
      </p>
    </section>
  );
}

import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import type { RankingCall, RankingRule } from "#app/components/ranking/ranking-data.ts";
import { type RankingWords, shareText, useRankingWords } from "#app/components/ranking/ranking-words.ts";
import type { Bilingual, Rubric, StagePlan } from "#scoring/programme/programme.ts";

export interface Props {
  readonly call: RankingCall;
  readonly stage: Pick<StagePlan, "kind" | "blindness" | "hearing"> &
    Pick<Rubric, "scale" | "bands"> & {
      readonly levels: readonly Pick<Rubric["criteria"][number], "code" | "levelDescriptors">[];
      readonly seats: { readonly size: number; readonly hasGroups: boolean };
      readonly rule: RankingRule;
    };
}

/** The published rules of one stage: who scores, by what, how the score is made and who goes on. */
export function StageRules({ stage, call }: Props) {
  const { t } = useTranslation();
  const { rule, seats, hearing } = stage;
  const words = useRankingWords(rule, call);
  const composite = words.composite();
  const id = `rules-${stage.kind}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{words.stageName(stage.kind)}</h3>
      <div className="panel padded">
        <dl className="pairs">
          <dt>{t("publicPages.call.who")}</dt>
          <dd>
            {t(seats.hasGroups ? "publicPages.call.panel" : "publicPages.call.experts", { count: seats.size })}
            {t(`publicPages.call.blindness.${stage.blindness}`)}
            {hearing !== null &&
              t("publicPages.call.hearing", {
                presentation: hearing.presentationMinutes,
                questions: hearing.questionMinutes,
                scoring: hearing.scoringMinutes,
              })}
          </dd>
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
          {rule.vote !== null && (
            <>
              <dt>{t("publicPages.call.vote")}</dt>
              <dd>
                {t("publicPages.call.voteRule", {
                  quorum: shareText(rule.vote.quorum),
                  minimum: rule.vote.minimumPresent,
                  pass: shareText(rule.vote.pass),
                })}
              </dd>
            </>
          )}
        </dl>
        <RubricTable stage={stage} words={words} />
      </div>
    </section>
  );
}

interface RubricProps {
  readonly stage: Props["stage"];
  readonly words: RankingWords;
}

function RubricTable({ stage, words }: RubricProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const { rule, scale, bands, levels } = stage;
  const described = levels.filter((item) => item.levelDescriptors.length > 0);
  const bandName = (from: number): { name: Bilingual; to: number } | undefined =>
    bands.find((band) => band.from === from);
  return (
    <>
      <table className="table weights">
        <caption>{t("publicPages.call.rubric", { minimum: scale.minimum, maximum: scale.maximum })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("publicPages.call.criterion")}</th>
            <th scope="col" className="num">
              {t("publicPages.call.weight")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rule.criteria.map(({ code }) => (
            <tr key={code}>
              <th scope="row">{words.criterionName(code)}</th>
              <td className="num">{words.weight(code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {described.length > 0 && (
        <details>
          <summary>{t("publicPages.call.levels")}</summary>
          {described.map(({ code, levelDescriptors }) => (
            <div key={code} className="levels">
              <h4>{words.criterionName(code)}</h4>
              <dl className="pairs">
                {levelDescriptors.map((level) => {
                  const band = bandName(level.from);
                  return [
                    <dt key={`${level.from}-band`}>
                      {t("publicPages.call.band", {
                        from: level.from,
                        to: band?.to ?? scale.maximum,
                        name: band === undefined ? "" : pick(band.name),
                      })}
                    </dt>,
                    <dd key={level.from}>{pick(level.text)}</dd>,
                  ];
                })}
              </dl>
            </div>
          ))}
        </details>
      )}
    </>
  );
}

import { useTranslation } from "#app/i18n/use-translation.ts";
import type { TextKey } from "#app/i18n/use-translation.ts";

type StatisticKey = Extract<TextKey, `reports.statistics.${string}.name`>;
export type StatisticName = StatisticKey extends `reports.statistics.${infer Name}.name` ? Name : never;

export interface Props {
  readonly statistics: readonly StatisticName[];
  readonly title?: string;
}

/** What figures mean and what one may do about them, each in one sentence, folded away below the figures. */
export function StatisticHelp({ statistics, title }: Props) {
  const { t } = useTranslation();
  return (
    <details className="explain">
      <summary>{title ?? t("reports.help")}</summary>
      <dl>
        {statistics.map((name) => (
          <div key={name} id={`about-${name}`}>
            <dt>{t(`reports.statistics.${name}.name`)}</dt>
            <dd>
              <Sentences name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The two sentences of one statistic. */
export function Sentences({ name }: { readonly name: StatisticName }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <b>{t("reports.means")}</b> {t(`reports.statistics.${name}.means`)}
      </p>
      <p>
        <b>{t("reports.mayDo")}</b> {t(`reports.statistics.${name}.mayDo`)}
      </p>
    </>
  );
}

import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";

export interface Props {
  readonly revote: {
    readonly revoteId: string;
    readonly items: readonly {
      readonly submissionId: string;
      readonly serial: string;
      readonly titleZh: string | null;
      readonly titleEn: string | null;
    }[];
    readonly choice: string | null;
    readonly castAt: string | null;
  };
  readonly zone: string;
}

/** One ballot for one of the tied submissions; pressing another one changes it. */
export function RevoteBallot({ revote, zone }: Props) {
  const { t, i18n } = useTranslation();
  const { revoteId, items, choice, castAt } = revote;
  const id = `revote-${revoteId}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t("expert.votes.revote.title")}</h2>
      <p>{t("expert.votes.revote.lead")}</p>
      {items.map((item) => {
        const title = pick({ zh: item.titleZh, en: item.titleEn }, i18n.language);
        const isChosen = choice === item.submissionId;
        return (
          <Form key={item.submissionId} method="post" className="panel padded ballot" preventScrollReset>
            <h3>
              <span className="muted">{item.serial}</span> <span lang={title.lang}>{title.text}</span>
            </h3>
            <div className="row">
              <input type="hidden" name="revoteId" value={revoteId} />
              <input type="hidden" name="submissionId" value={item.submissionId} />
              <button className="btn" type="submit" aria-pressed={isChosen}>
                {t("expert.votes.revote.choose", { serial: item.serial })}
              </button>
              {isChosen && <span className="tag good">{t("expert.votes.revote.chosen")}</span>}
            </div>
          </Form>
        );
      })}
      <p className="small muted">
        {castAt === null
          ? t("expert.votes.notCast")
          : t("expert.votes.castAt", { instant: instantText(castAt, zone, i18n.language) })}
      </p>
    </section>
  );
}

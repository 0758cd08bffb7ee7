import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props {
  readonly stageName: string;
  readonly isSigned: boolean;
}

const POINTS = ["recusal", "independence", "contact", "secrecy", "copying", "responsibility"] as const;

/** The six points an expert signs for a stage. */
export function Pledge({ stageName, isSigned }: Props) {
  const { t } = useTranslation();
  const points = (
    <>
      <p>{t("expert.declarations.pledgeLead", { stage: stageName })}</p>
      <ol>
        {POINTS.map((point) => (
          <li key={point}>{t(`expert.declarations.pledge.${point}`)}</li>
        ))}
      </ol>
    </>
  );
  return (
    <section className="panel padded pledge">
      <h2>{t("expert.declarations.pledgeTitle")}</h2>
      {isSigned ? (
        <details>
          <summary>{t("expert.declarations.signed")}</summary>
          {points}
        </details>
      ) : (
        <>
          {points}
          <Form method="post" className="stack">
            <input type="hidden" name="intent" value="pledge" />
            <label className="choice">
              <input type="checkbox" name="isSigned" value="1" required />
              {t("expert.declarations.sign")}
            </label>
            <button className="btn primary" type="submit">
              {t("expert.declarations.signButton")}
            </button>
          </Form>
        </>
      )}
    </section>
  );
}

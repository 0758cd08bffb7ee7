import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AssignmentPreview } from "#app/workflow/assignment-outcome.ts";

export interface Props {
  readonly preview: AssignmentPreview;
  readonly fieldName: (code: string) => string;
}

/** What each field wants and what its experts can give, before anything is assigned. */
export function SupplyTable({ preview, fieldName }: Props) {
  const { t } = useTranslation();
  const fields = preview.byField.filter((field) => field.submissions > 0 || field.ableExperts > 0);
  return (
    <section aria-labelledby="supply">
      <h2 id="supply">{t("stages.assign.supply")}</h2>
      <div className="panel scroll" role="region" aria-labelledby="supply" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("stages.assign.field")}</th>
              <th scope="col" className="num">
                {t("stages.assign.submissions")}
              </th>
              <th scope="col" className="num">
                {t("stages.assign.demand")}
              </th>
              <th scope="col" className="num">
                {t("stages.assign.able")}
              </th>
              <th scope="col" className="num">
                {t("stages.assign.capacity")}
              </th>
              <th scope="col" className="num">
                {t("stages.assign.conflicts")}
              </th>
              <th scope="col">{t("stages.assign.balance")}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.fieldCode}>
                <th scope="row">{fieldName(field.fieldCode)}</th>
                <td className="num">{field.submissions}</td>
                <td className="num">{field.demand}</td>
                <td className="num">{field.ableExperts}</td>
                <td className="num">{field.capacity}</td>
                <td className="num">{field.conflicts}</td>
                <td>
                  <Balance missing={field.demand - field.capacity} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("stages.assign.total")}</th>
              <td className="num">{preview.submissions}</td>
              <td className="num">{preview.demand}</td>
              <td className="num">{preview.experts}</td>
              <td className="num">{preview.capacity}</td>
              <td className="num">{fields.reduce((sum, field) => sum + field.conflicts, 0)}</td>
              <td>
                <Balance missing={preview.demand - preview.capacity} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="xs muted">{t("stages.assign.supplyNote")}</p>
    </section>
  );
}

function Balance({ missing }: { readonly missing: number }) {
  const { t } = useTranslation();
  return missing > 0 ? (
    <span className="tag bad">{t("stages.assign.short", { count: missing })}</span>
  ) : (
    <span className="tag good">{t("stages.assign.enough")}</span>
  );
}

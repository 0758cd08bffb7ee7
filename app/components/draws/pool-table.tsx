import { useTranslation } from "#app/i18n/use-translation.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";
import { useCodeName } from "../code-names.ts";
import { placeName } from "../place-names.ts";
import type { DrawData, PoolLine } from "./draw-data.ts";

interface Props {
  readonly pool: readonly PoolLine[];
  readonly fields: DrawData["call"]["fields"];
}

/** Everybody who can be drawn, by code, with the strata the rules count by. */
export function PoolTable({ pool, fields }: Props) {
  const { t, i18n } = useTranslation();
  const fieldName = useCodeName(fields);
  const title = t("draws.pool.title", { count: pool.length });
  const list = (names: readonly string[]) => names.join(t("common.listSeparator"));
  const kindName = (code: string) => {
    const kind = EXPERT_KINDS.find((item) => item === code);
    return kind === undefined ? code : t(`common.expertKinds.${kind}`);
  };
  return (
    <details>
      <summary>{title}</summary>
      <div className="panel scroll">
        <table className="table">
          <caption className="hidden-visually">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("draws.pool.expert")}</th>
              <th scope="col">{t("draws.pool.kind")}</th>
              <th scope="col">{t("draws.pool.field")}</th>
              <th scope="col">{t("draws.pool.origin")}</th>
              <th scope="col">{t("draws.pool.province")}</th>
            </tr>
          </thead>
          <tbody>
            {pool.map(({ expert, strata }) => (
              <tr key={expert}>
                <th scope="row" className="nowrap">
                  {expert}
                </th>
                <td className="nowrap">{list(strata.kind.map(kindName))}</td>
                <td>{list(strata.field.map(fieldName))}</td>
                <td className="nowrap">
                  {t(`draws.pool.origins.${strata.origin.includes("foreign") ? "foreign" : "domestic"}`)}
                </td>
                <td className="nowrap">{list(strata.province.map((code) => placeName(code, i18n.language)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

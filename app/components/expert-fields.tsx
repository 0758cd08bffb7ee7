import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import { usePick } from "./bilingual.ts";

export interface Props {
  readonly fields: readonly { readonly code: string; readonly name: Bilingual }[];
  /** Field codes, the strongest first. */
  readonly chosen: readonly string[];
}

const MOST = 4;

/** The fields of an expert in order of strength: one select a rank, so that the order can be given without a script. */
export function ExpertFieldSelects({ fields, chosen }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const ranks = Array.from({ length: Math.max(MOST, chosen.length) }, (_, index) => index);
  return (
    <fieldset className="plain stack-tight">
      <legend className="legend">{t("office.experts.fieldsByStrength")}</legend>
      {ranks.map((rank) => (
        <select
          key={rank}
          name="fields"
          className="input"
          aria-label={t("office.experts.fieldRank", { rank: rank + 1 })}
          defaultValue={chosen[rank] ?? ""}
        >
          <option value="">{t("office.experts.noField")}</option>
          {fields.map((field) => (
            <option key={field.code} value={field.code}>
              {pick(field.name)}
            </option>
          ))}
        </select>
      ))}
    </fieldset>
  );
}

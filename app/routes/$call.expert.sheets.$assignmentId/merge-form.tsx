import { Form } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import type { Rubric } from "#scoring/programme/programme.ts";
import { type NamedSource, useSourceText } from "./evidence-sources.ts";
import type { SavedVersion } from "#app/components/score-sheet/draft-answer.ts";
import {
  differingFields,
  fieldsOf,
  markField,
  mergedSheetOf,
  type TypedSheet,
} from "#app/components/score-sheet/typed-sheet.ts";

export interface Props {
  readonly rubric: Rubric;
  readonly sources: readonly NamedSource[];
  readonly zone: string;
  readonly mine: TypedSheet;
  readonly other: SavedVersion;
  /** Where scripts run, the choice goes on in the page; elsewhere the form is posted. */
  readonly onSettle: (chosen: TypedSheet) => void;
}

/** Two versions side by side, one choice a field. Neither is lost before the choice is made. */
export function MergeForm({ rubric, sources, zone, mine, other, onSettle }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const fields = differingFields(mine, other.content);
  const settle = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const button = (event.nativeEvent as SubmitEvent).submitter;
    if (button instanceof HTMLButtonElement && button.name !== "") form.set(button.name, button.value);
    onSettle(mergedSheetOf(form));
  };
  const nameOf = (field: string) => {
    const criterion = rubric.criteria.find((item) => markField(item.code) === field);
    if (criterion !== undefined) return pick(criterion.name);
    return t(field === "comment" ? "expert.sheet.comment" : "expert.sheet.flags");
  };
  return (
    <div className="sheet-scroll merge">
      <div className="notice warm" role="alert" tabIndex={-1} ref={box}>
        <strong>{t("expert.merge.title")}</strong>
        <p>
          {t("expert.merge.hint", {
            instant: other.savedAt === null ? t("common.unknown") : instantText(other.savedAt, zone, i18n.language),
          })}
        </p>
      </div>
      <Form method="post" onSubmit={settle} className="stack">
        <input type="hidden" name="intent" value="merge" />
        <input type="hidden" name="revision" value={other.revision} />
        {[...fieldsOf(mine, "mine."), ...fieldsOf(other.content, "saved.")].map(([name, value], index) => (
          <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
        ))}
        {fields.map((field) => (
          <fieldset key={field} className="versions">
            <legend>{nameOf(field)}</legend>
            {(["mine", "saved"] as const).map((version) => (
              <label key={version} className="version">
                <span className="xs muted">
                  <input type="radio" name={`choice.${field}`} value={version} defaultChecked={version === "mine"} />{" "}
                  {t(`expert.merge.${version}`)}
                </span>
                <VersionText
                  sheet={version === "mine" ? mine : other.content}
                  field={field}
                  rubric={rubric}
                  sources={sources}
                />
              </label>
            ))}
          </fieldset>
        ))}
        <div className="row">
          <button className="btn primary" type="submit">
            {t("expert.merge.keepChosen")}
          </button>
          <button className="btn" type="submit" name="all" value="mine">
            {t("expert.merge.keepMine")}
          </button>
          <button className="btn" type="submit" name="all" value="saved">
            {t("expert.merge.keepSaved")}
          </button>
        </div>
      </Form>
    </div>
  );
}

interface VersionProps {
  readonly sheet: TypedSheet;
  readonly field: string;
  readonly rubric: Rubric;
  readonly sources: readonly NamedSource[];
}

function VersionText({ sheet, field, rubric, sources }: VersionProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const evidenceText = useSourceText(sources);
  if (field === "comment")
    return <span className="text">{sheet.comment === "" ? t("common.none") : sheet.comment}</span>;
  if (field === "flags") {
    const names = rubric.flags.filter((flag) => sheet.flags.includes(flag.code)).map((flag) => pick(flag.name));
    return (
      <span className="text">{names.length === 0 ? t("common.none") : names.join(t("common.listSeparator"))}</span>
    );
  }
  const criterion = field.slice(markField("").length);
  const mark = sheet.marks[criterion]?.trim() ?? "";
  const reason = sheet.reasons[criterion]?.trim() ?? "";
  const source = sheet.sources[criterion] ?? "";
  return (
    <span className="text">
      <b>{mark === "" ? t("expert.merge.noMark") : mark}</b>
      {reason !== "" && <> {reason}</>}
      {source !== "" && (
        <span className="block small muted">
          {t("expert.evidence.named", { source: evidenceText(source, sheet.pages[criterion]?.trim() ?? "") })}
        </span>
      )}
    </span>
  );
}

import { Form } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Rubric } from "#scoring/programme/programme.ts";
import { bandOf } from "#scoring/rubric/band-of.ts";
import type { MarkEvidence } from "#scoring/rubric/evidence.ts";
import { runningTotal } from "#scoring/rubric/sheet-total.ts";
import { EvidenceLink } from "./evidence-link.tsx";
import { type NamedSource, useSourceText } from "./evidence-sources.ts";
import { forgetLocalCopy } from "./local-copy.ts";
import { type SheetParts, typedFrom } from "#app/components/score-sheet/typed-sheet.ts";

export interface Props {
  readonly sheetId: string;
  readonly rubric: Rubric;
  readonly sources: readonly NamedSource[];
  readonly zone: string;
  readonly parts: SheetParts;
  /** Null for a draft the stage ended with: it counts nowhere. */
  readonly submittedAt: string | null;
  readonly mayReopen: boolean;
  readonly notice: ReactNode;
}

/** A sheet that is not being written: submitted, or left as a draft when the stage closed. */
export function SettledSheet({ sheetId, rubric, sources, zone, parts, submittedAt, mayReopen, notice }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { hundredths, scored, of } = runningTotal(rubric, parts.marks);
  const { reasons } = typedFrom(parts);
  const flags = rubric.flags.filter((flag) => parts.flags.includes(flag.code));
  useEffect(() => {
    // What the server has, or takes no more, need not stay on the device.
    if (submittedAt !== null) forgetLocalCopy(sheetId);
  }, [sheetId, submittedAt]);
  return (
    <section className="sheet" id="score-sheet" aria-label={t("expert.sheet.title")}>
      <div className="sheet-scroll settled">
        {notice}
        <p className={submittedAt === null ? "notice warm" : "notice good"}>
          {submittedAt === null
            ? t("expert.settled.leftAsDraft")
            : t("expert.settled.submitted", { instant: instantText(submittedAt, zone, i18n.language) })}
        </p>
        <table>
          <caption className="hidden-visually">{t("expert.sheet.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("expert.sheet.criterion")}</th>
              <th scope="col">{t("expert.sheet.band")}</th>
              <th scope="col" className="num">
                {t("expert.sheet.mark")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rubric.criteria.map((criterion) => {
              const mark = parts.marks.find((item) => item.criterion === criterion.code);
              const band = mark === undefined ? undefined : bandOf(rubric, mark.mark);
              const reason = reasons[criterion.code] ?? "";
              return (
                <tr key={criterion.code}>
                  <th scope="row">
                    {pick(criterion.name)}{" "}
                    <span className="xs muted">{t("expert.sheet.weight", { weight: criterion.weight })}</span>
                    {reason !== "" && <p className="small muted">{reason}</p>}
                    <SettledEvidence
                      sources={sources}
                      named={parts.evidence.find((item) => item.criterion === criterion.code)}
                    />
                  </th>
                  <td>{band === undefined ? "" : pick(band.name)}</td>
                  <td className="num">{mark === undefined ? "–" : mark.mark}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <h2>{t("expert.sheet.comment")}</h2>
        <p>{parts.comment === "" ? t("common.none") : parts.comment}</p>
        {flags.length > 0 && (
          <p className="tags">
            {flags.map((flag) => (
              <span key={flag.code} className="tag bad">
                {pick(flag.name)}
              </span>
            ))}
          </p>
        )}
      </div>
      <div className="foot">
        <p className="total">
          <b>{hundredths === null ? "–" : formatHundredths(hundredths)}</b>
          <span className="small muted">{t("expert.sheet.total", { scored, of })}</span>
        </p>
        {mayReopen && (
          <Form method="post">
            <input type="hidden" name="intent" value="reopen" />
            <button className="btn" type="submit">
              {t("expert.settled.reopen")}
            </button>
          </Form>
        )}
      </div>
    </section>
  );
}

interface EvidenceProps {
  readonly sources: readonly NamedSource[];
  readonly named: MarkEvidence | undefined;
}

/** What the mark rests on, where the expert named it. */
function SettledEvidence({ sources, named }: EvidenceProps) {
  const { t } = useTranslation();
  const textOf = useSourceText(sources);
  if (named === undefined) return null;
  const page = named.page === null ? "" : String(named.page);
  return (
    <p className="small muted evidence-line">
      {t("expert.evidence.title")}
      {t("expert.evidence.colon")}
      <EvidenceLink sources={sources} source={named.source} page={page}>
        {textOf(named.source, page)}
      </EvidenceLink>
    </p>
  );
}

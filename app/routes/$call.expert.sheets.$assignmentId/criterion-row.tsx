import type { KeyboardEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import type { Criterion, Rubric } from "#scoring/programme/programme.ts";
import { bandOf, descriptorOf } from "#scoring/rubric/band-of.ts";
import { parseMark } from "#scoring/rubric/parse-mark.ts";
import { BandScale } from "./band-scale.tsx";
import { EvidenceField } from "./evidence-field.tsx";
import type { NamedSource } from "./evidence-sources.ts";
import type { SheetProblemLine } from "./problem-list.tsx";
import { markField, pageField, reasonField, sourceField } from "#app/components/score-sheet/typed-sheet.ts";

export interface Props {
  readonly rubric: Rubric;
  readonly criterion: Criterion;
  readonly text: string;
  readonly reason: string;
  readonly source: string;
  readonly page: string;
  /** What may be named as evidence. */
  readonly sources: readonly NamedSource[];
  /** The criterion being worked on shows all its bands. */
  readonly isCurrent: boolean;
  /** What the server found wrong with it. */
  readonly problems: readonly SheetProblemLine[];
  readonly onMark: (text: string) => void;
  readonly onReason: (text: string) => void;
  readonly onSource: (source: string) => void;
  readonly onPage: (text: string) => void;
  /** Enter leads on: 1 to the next mark, -1 to the one before. */
  readonly onStep: (step: 1 | -1) => void;
}

/** One criterion: its mark, the band it falls into with the anchor sentence, the reason where one is due, the evidence. */
export function CriterionRow({
  rubric,
  criterion,
  text,
  reason,
  source,
  page,
  sources,
  isCurrent,
  problems,
  onMark,
  onReason,
  onSource,
  onPage,
  onStep,
}: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const name = pick(criterion.name);
  const id = markField(criterion.code);
  const read = parseMark(text);
  const mark = "mark" in read ? read.mark : undefined;
  const { minimum, maximum } = rubric.scale;
  const isOnScale = mark !== undefined && mark >= minimum && mark <= maximum;
  const isWrong = text.trim() !== "" && !isOnScale;
  const evidenceFields: readonly (string | undefined)[] = [sourceField(criterion.code), pageField(criterion.code)];
  const isMarkRefused = problems.some(({ field }) => !evidenceFields.includes(field));
  const step = (by: number) => {
    // From an empty field the first step lands on an end of the scale: a proposal in the middle would sway the mark.
    const next = mark === undefined ? (by > 0 ? minimum : maximum) : mark + by;
    onMark(String(Math.min(maximum, Math.max(minimum, next))));
  };

  const lead = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      step(by);
    } else lead(event);
  };

  return (
    <div className={isCurrent ? "crit now" : "crit"}>
      <div className="name">
        <label htmlFor={id}>{name}</label>
        <span className="w">{t("expert.sheet.weight", { weight: criterion.weight })}</span>
      </div>
      <div className="step">
        <button type="button" tabIndex={-1} aria-label={t("expert.sheet.less", { name })} onClick={() => step(-1)}>
          −
        </button>
        <input
          id={id}
          name={id}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          placeholder="–"
          value={text}
          onChange={(event) => onMark(event.currentTarget.value)}
          onKeyDown={press}
          aria-describedby={`${id}-band`}
          aria-invalid={isWrong || isMarkRefused ? true : undefined}
        />
        <button type="button" tabIndex={-1} aria-label={t("expert.sheet.more", { name })} onClick={() => step(1)}>
          +
        </button>
      </div>
      <BandScale rubric={rubric} mark={isOnScale ? mark : undefined} />
      <p className="anchor" id={`${id}-band`}>
        {isWrong ? (
          <span className="problem">{t("expert.sheet.notAMark", { minimum, maximum })}</span>
        ) : isOnScale ? (
          <Anchor rubric={rubric} criterion={criterion} mark={mark} />
        ) : (
          t("expert.sheet.noMark", { minimum, maximum })
        )}
      </p>
      {problems.map((problem) => (
        <p key={problem.text} className="problem">
          {problem.text}
        </p>
      ))}
      <Reason rubric={rubric} criterion={criterion} mark={mark} reason={reason} onReason={onReason} />
      <div className="more">
        <EvidenceField
          criterion={criterion.code}
          name={name}
          source={source}
          page={page}
          sources={sources}
          isRefused={problems.length > 0 && !isMarkRefused}
          onSource={onSource}
          onPage={onPage}
          onKeyDown={lead}
        />
        <AllBands rubric={rubric} criterion={criterion} mark={mark} isOpen={isCurrent} />
      </div>
    </div>
  );
}

interface BandProps {
  readonly rubric: Rubric;
  readonly criterion: Criterion;
  readonly mark: number | undefined;
}

function Anchor({ rubric, criterion, mark }: BandProps & { readonly mark: number }) {
  const { t } = useTranslation();
  const pick = usePick();
  const band = bandOf(rubric, mark);
  const sentence = descriptorOf(rubric, criterion.code, mark);
  if (band === undefined) return null;
  return (
    <>
      <b>
        {pick(band.name)} {band.from}–{band.to}
      </b>{" "}
      {sentence === undefined ? t("expert.sheet.between") : pick(sentence)}
    </>
  );
}

/** Every band with its sentence; where a rubric describes a band by its neighbours, that is said. */
function AllBands({ rubric, criterion, mark, isOpen }: BandProps & { readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const pick = usePick();
  const now = mark === undefined ? undefined : bandOf(rubric, mark);
  return (
    <details className="bands" open={isOpen}>
      <summary>
        {t("expert.sheet.allBands")}
        <span className="hidden-visually"> {pick(criterion.name)}</span>
      </summary>
      <dl>
        {rubric.bands.map((band) => {
          const sentence = descriptorOf(rubric, criterion.code, band.from);
          return (
            <div key={band.from} className={band === now ? "on" : undefined}>
              <dt>
                {pick(band.name)} {band.from}–{band.to}
              </dt>
              <dd>{sentence === undefined ? t("expert.sheet.between") : pick(sentence)}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

interface ReasonProps extends BandProps {
  readonly reason: string;
  readonly onReason: (text: string) => void;
}

/** Asked for where the rubric asks for it; a reason that was written stays visible. */
function Reason({ rubric, criterion, mark, reason, onReason }: ReasonProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const { below, from } = rubric.reason;
  const isLow = mark !== undefined && below !== null && mark < below;
  const isHigh = mark !== undefined && from !== null && mark >= from;
  if (!isLow && !isHigh && reason === "") return null;
  const id = reasonField(criterion.code);
  return (
    <div className="reason">
      <label htmlFor={id}>
        {t(isLow ? "expert.sheet.reasonLow" : isHigh ? "expert.sheet.reasonHigh" : "expert.sheet.reason", {
          below: below ?? 0,
          from: from ?? 0,
        })}
        <span className="hidden-visually"> {pick(criterion.name)}</span>
      </label>
      <textarea id={id} name={id} rows={2} value={reason} onChange={(event) => onReason(event.currentTarget.value)} />
    </div>
  );
}

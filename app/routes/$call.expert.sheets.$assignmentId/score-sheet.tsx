import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import type { Rubric } from "#scoring/programme/programme.ts";
import { CommentField } from "./comment-field.tsx";
import { CriterionRow } from "./criterion-row.tsx";
import type { SavedVersion } from "#app/components/score-sheet/draft-answer.ts";
import type { NamedSource } from "./evidence-sources.ts";
import { KeyList } from "./key-list.tsx";
import { MergeForm } from "./merge-form.tsx";
import { OtherActs } from "./other-acts.tsx";
import { ProblemList, type SheetProblemLine } from "./problem-list.tsx";
import { SaveNotices } from "./save-notices.tsx";
import { SheetFoot } from "./sheet-foot.tsx";
import { markField, type TypedSheet } from "#app/components/score-sheet/typed-sheet.ts";
import { useCurrentCriterion } from "./use-current-criterion.ts";
import { useDraft } from "./use-draft.ts";

export interface Props {
  readonly sheetId: string;
  readonly rubric: Rubric;
  /** What may be named as evidence. */
  readonly sources: readonly NamedSource[];
  readonly conflictRules: readonly {
    readonly code: string;
    readonly name: { readonly zh: string; readonly en: string };
  }[];
  readonly zone: string;
  readonly saved: SavedVersion;
  /** What was typed when the server refused it, if it did. */
  readonly typed: TypedSheet | undefined;
  /** A version saved elsewhere, as a page without scripts learns of it. */
  readonly other: SavedVersion | undefined;
  readonly problems: readonly SheetProblemLine[];
  readonly draftAddress: string;
  readonly isSkipped: boolean;
  /** What became of the last act. */
  readonly notice: ReactNode;
}

/** The sheet being written: criteria, flags, comment, and what may be done with it. */
export function ScoreSheet({ sheetId, rubric, sources, zone, saved, typed, draftAddress, problems, ...props }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const submit = useSubmit();
  const navigation = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const [isSubmitting, setSubmitting] = useState(false);
  const current = useCurrentCriterion();
  const draft = useDraft({ sheetId, rubric, saved, typed: typed ?? saved.content, address: draftAddress });
  const { content, revision, keeper } = draft;
  const [settledRevision, setSettledRevision] = useState<number | null>(null);
  // The keeper's own finding, or the answer to a form that was posted.
  const posted = props.other?.revision === settledRevision ? undefined : props.other;
  const other = draft.other ?? posted ?? null;
  const isBusy = isSubmitting || navigation.state !== "idle";

  const change = (part: Partial<TypedSheet>) => keeper.change({ ...content, ...part });
  /** What was changed since it was refused may be right by now. */
  const isAsRefused = (code: string) =>
    typed !== undefined &&
    (["marks", "reasons", "sources", "pages"] as const).every(
      (part) => (typed[part][code] ?? "") === (content[part][code] ?? ""),
    );
  const goTo = (index: number) => {
    const criterion = rubric.criteria[index];
    document.getElementById(criterion === undefined ? "comment" : markField(criterion.code))?.focus();
  };

  /** First what is typed, then the act: so that the act starts from the revision the server has. */
  const send = async (intent: string) => {
    if (isBusy || form.current === null) return;
    setSubmitting(true);
    const isSaved = await keeper.flush();
    const { state } = keeper.view();
    setSubmitting(false);
    // What cannot be saved because it is not right goes to the server all the same, which says what is wrong.
    const isAnswerable = isSaved || state.kind === "onDevice" || state.kind === "onScreen";
    if (intent === "save" || keeper.view().other !== null || !isAnswerable) return;
    const data = new FormData(form.current);
    data.set("intent", intent);
    data.set("revision", String(keeper.view().revision));
    submit(data, { method: "post" });
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    void send(button instanceof HTMLButtonElement ? button.value : "submit");
  };
  const onKeys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send("submit");
    } else if (event.key === "?" && !(event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault();
      keys.current?.showModal();
    }
  };

  if (other !== null)
    return (
      <section className="sheet" id="score-sheet" aria-label={t("expert.sheet.title")}>
        <MergeForm
          rubric={rubric}
          sources={sources}
          zone={zone}
          mine={content}
          other={other}
          onSettle={(chosen) => {
            setSettledRevision(other.revision);
            keeper.settle(chosen, other);
          }}
        />
      </section>
    );

  const listeners = { onKeyDown: onKeys, ...current.listeners };
  return (
    <section className="sheet" id="score-sheet" aria-label={t("expert.sheet.title")} {...listeners}>
      <div className="sheet-scroll">
        {props.notice}
        <ProblemList problems={problems} />
        <SaveNotices state={draft.state} restoredFrom={draft.restoredFrom} zone={zone} />
        <Form method="post" id="sheet" ref={form} onSubmit={onSubmit} noValidate>
          <input type="hidden" name="revision" value={revision} />
          <h2 className="hidden-visually">{t("expert.sheet.criteria")}</h2>
          {rubric.criteria.map((criterion, index) => (
            <div key={criterion.code} data-criterion={criterion.code}>
              <CriterionRow
                rubric={rubric}
                criterion={criterion}
                text={content.marks[criterion.code] ?? ""}
                reason={content.reasons[criterion.code] ?? ""}
                source={content.sources[criterion.code] ?? ""}
                page={content.pages[criterion.code] ?? ""}
                sources={sources}
                isCurrent={current.code === criterion.code}
                problems={
                  isAsRefused(criterion.code) ? problems.filter((line) => line.criterion === criterion.code) : []
                }
                onMark={(text) => change({ marks: { ...content.marks, [criterion.code]: text } })}
                onReason={(text) => change({ reasons: { ...content.reasons, [criterion.code]: text } })}
                onSource={(source) =>
                  // A page is one of the file it was read in.
                  change({
                    sources: { ...content.sources, [criterion.code]: source },
                    pages: { ...content.pages, [criterion.code]: "" },
                  })
                }
                onPage={(text) => change({ pages: { ...content.pages, [criterion.code]: text } })}
                onStep={(by) => goTo(index + by)}
              />
            </div>
          ))}
          <CommentField
            text={content.comment}
            needed={rubric.comment.minimumCharacters}
            isWrong={typed?.comment === content.comment && problems.some((line) => line.field === "comment")}
            onChange={(comment) => change({ comment })}
          />
          <fieldset className="crit flags">
            <legend className="name">{t("expert.sheet.flags")}</legend>
            <p className="xs muted">{t("expert.sheet.flagsHint")}</p>
            {rubric.flags.map((flag) => (
              <label key={flag.code} className="choice">
                <input
                  type="checkbox"
                  name="flag"
                  value={flag.code}
                  checked={content.flags.includes(flag.code)}
                  onChange={(event) =>
                    change({
                      flags: event.currentTarget.checked
                        ? [...content.flags, flag.code]
                        : content.flags.filter((code) => code !== flag.code),
                    })
                  }
                />
                {pick(flag.name)}
              </label>
            ))}
          </fieldset>
        </Form>
      </div>
      <OtherActs
        conflictRules={props.conflictRules}
        isSkipped={props.isSkipped}
        revision={revision}
        onSkip={() => void send("skip")}
        onKeys={() => keys.current?.showModal()}
      />
      <SheetFoot rubric={rubric} content={content} state={draft.state} zone={zone} isBusy={isBusy} />
      <KeyList dialog={keys} />
    </section>
  );
}

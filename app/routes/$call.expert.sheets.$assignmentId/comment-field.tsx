import { useTranslation } from "#app/i18n/use-translation.ts";
import { countCharacters } from "#scoring/rubric/count-characters.ts";

export interface Props {
  readonly text: string;
  /** Characters the rubric asks for. */
  readonly needed: number;
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}

/** The comment on the whole, counted as the rule counts it. */
export function CommentField({ text, needed, isWrong, onChange }: Props) {
  const { t } = useTranslation();
  const written = countCharacters(text);
  return (
    <div className="crit comment">
      <div className="name">
        <label htmlFor="comment">{t("expert.sheet.comment")}</label>
        {needed > 0 && <span className="w">{t("expert.sheet.commentNeeded", { count: needed })}</span>}
      </div>
      <span className={written < needed ? "xs muted" : "xs enough"} id="comment-count">
        {t("expert.sheet.commentWritten", { count: written })}
      </span>
      <textarea
        id="comment"
        name="comment"
        rows={4}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-describedby="comment-count"
        aria-invalid={isWrong ? true : undefined}
      />
    </div>
  );
}

import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

/** One problem of a sheet with the field it leads to. */
export interface SheetProblemLine {
  /** Id of the field; undefined when it belongs to none. */
  readonly field: string | undefined;
  readonly criterion: string | undefined;
  readonly text: string;
}

export interface Props {
  readonly problems: readonly SheetProblemLine[];
}

/** Everything that is wrong, above the sheet, each a link to its field. Nothing that was typed is lost. */
export function ProblemList({ problems }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="notice bad" role="alert" tabIndex={-1} ref={box}>
      <strong>{t("expert.sheet.problems", { count: problems.length })}</strong>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={text}>{field === undefined ? text : <a href={`#${field}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

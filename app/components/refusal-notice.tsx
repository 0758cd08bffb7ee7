import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { type ProblemValue, useProblemText } from "./problem-text.ts";
import { useRefusalText } from "./refusal-text.ts";

export interface Props {
  /** What the action answered: `useActionData()` or `fetcher.data`. */
  readonly reply: unknown;
  /** Shown names of criterion and flag codes in problems. */
  readonly names?: Readonly<Record<string, string>>;
}

interface Refused {
  readonly refused?: { readonly code: string; readonly problems?: readonly ProblemValue[] };
}

/** Says above the form why nothing was done, and takes the focus so that it is noticed. */
export function RefusalNotice({ reply, names = {} }: Props) {
  const { t } = useTranslation();
  const refused = (reply as Refused | null | undefined)?.refused;
  const sentence = useRefusalText(refused?.code);
  const problemText = useProblemText(names);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused !== undefined) box.current?.focus();
  }, [refused]);
  if (refused === undefined) return null;
  return (
    <div className="notice bad" role="alert" tabIndex={-1} ref={box}>
      <strong>{t("refusals.title")}</strong>
      <p>{sentence ?? refused.code}</p>
      {(refused.problems?.length ?? 0) > 0 && (
        <ul>
          {refused.problems?.map((problem) => (
            <li key={problemText(problem)}>{problemText(problem)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { Form } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { type ProblemValue, useProblemText } from "#app/components/problem-text.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";

interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Props {
  /** What the file that was just sent would do; null before one was sent. */
  readonly reply:
    | { readonly document: string; readonly problems: readonly ProblemValue[] }
    | { readonly document: string; readonly changes: readonly Change[] }
    | null;
}

/** A new programme file: first what it would change, then the change. */
export function ProgrammeUpload({ reply }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="upload">
      <h2 id="upload">{t("programme.upload")}</h2>
      <p className="muted small">{t("programme.uploadHint")}</p>
      <Form method="post" encType="multipart/form-data" className="tools">
        <input type="hidden" name="intent" value="preview" />
        <Field label={t("programme.file")}>
          <input name="file" type="file" accept="application/json,.json" required />
        </Field>
        <button className="btn" type="submit">
          {t("programme.preview")}
        </button>
      </Form>
      {reply !== null && "problems" in reply && <Problems problems={reply.problems} />}
      {reply !== null && "changes" in reply && <Changes changes={reply.changes} document={reply.document} />}
    </section>
  );
}

function Problems({ problems }: { readonly problems: readonly ProblemValue[] }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  return (
    <div className="notice bad" role="alert">
      <strong>{t("programme.problems", { count: problems.length })}</strong>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field} ${problemText(problem)}`}>{problemText(problem)}</li>
        ))}
      </ul>
    </div>
  );
}

function Changes({ changes, document }: { readonly changes: readonly Change[]; readonly document: string }) {
  const { t } = useTranslation();
  if (changes.length === 0)
    return (
      <p className="notice" role="status">
        {t("programme.noChanges")}
      </p>
    );
  return (
    <>
      <div
        className="panel scroll"
        role="region"
        aria-label={t("programme.changes", { count: changes.length })}
        tabIndex={0}
      >
        <table className="table">
          <caption>{t("programme.changes", { count: changes.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("programme.path")}</th>
              <th scope="col">{t("programme.before")}</th>
              <th scope="col">{t("programme.after")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.path}>
                <th scope="row">
                  <code>{change.path}</code>
                </th>
                <td>{change.before === null ? <Absent /> : <code>{change.before}</code>}</td>
                <td>{change.after === null ? <Absent /> : <code>{change.after}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Form method="post">
        <input type="hidden" name="intent" value="replace" />
        <textarea name="document" defaultValue={document} hidden readOnly aria-label={t("programme.file")} />
        <button className="btn primary" type="submit">
          {t("programme.replace")}
        </button>
      </Form>
    </>
  );
}

function Absent() {
  const { t } = useTranslation();
  return <span className="muted">{t("programme.absent")}</span>;
}

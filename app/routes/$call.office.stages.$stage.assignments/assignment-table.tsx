import { Form, Link } from "@remix-run/react";
import { pick } from "#app/components/bilingual.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AssignmentRow } from "./route.tsx";

export interface Props {
  readonly lines: readonly AssignmentRow[];
  readonly slug: string;
  /** False once the stage is closed: what was counted stays. */
  readonly isChangeable: boolean;
}

/** Who reads what, line by line, with what the office may change. */
export function AssignmentTable({ lines, slug, isChangeable }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <div className="panel scroll" role="region" aria-label={t("stages.list.pageTitle")} tabIndex={0}>
      <table className="table">
        <caption className="hidden-visually">{t("stages.list.pageTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("stages.list.submission")}</th>
            <th scope="col">{t("stages.list.expert")}</th>
            <th scope="col">{t("stages.list.state")}</th>
            <th scope="col">{t("stages.list.declaration")}</th>
            <th scope="col">{t("stages.list.sheet")}</th>
            <th scope="col" className="num">
              {t("stages.list.fit")}
            </th>
            {isChangeable && <th scope="col">{t("stages.list.change")}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const title = pick({ zh: line.titleZh, en: line.titleEn }, i18n.language);
            return (
              <tr key={line.id}>
                <td>
                  <span className="xs muted">{line.serial}</span>
                  <Link className="t block" to={`/${slug}/office/submissions/${line.submissionId}`} lang={title.lang}>
                    {title.text}
                  </Link>
                </td>
                <td>
                  <Link to={`/${slug}/office/experts/${line.expertId}`}>{line.expertCode}</Link>
                  {line.panelCode !== null && <span className="xs muted"> {line.panelCode}</span>}
                </td>
                <td>
                  {t(`stages.assignmentStates.${line.state}`)}
                  {line.endReason !== "" && <span className="block xs muted">{line.endReason}</span>}
                </td>
                <td>{t(`stages.declarations.${line.declaration ?? "missing"}`)}</td>
                <td>{t(`stages.sheetStates.${line.sheetState ?? "missing"}`)}</td>
                <td className="num nowrap">
                  {line.fit}{" "}
                  <Link
                    className="small"
                    to={line.id}
                    aria-label={t("stages.explain.linkFor", { code: line.expertCode, serial: line.serial })}
                  >
                    {t("stages.explain.link")}
                  </Link>
                </td>
                {isChangeable && (
                  <td>
                    <Change line={line} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Change({ line }: { readonly line: AssignmentRow }) {
  const { t } = useTranslation();
  const names = { serial: line.serial, code: line.expertCode };
  if (line.state !== "active")
    return (
      <Form method="post">
        <input type="hidden" name="assignment" value={line.id} />
        <button
          className="btn"
          type="submit"
          name="intent"
          value="replace"
          aria-label={t("stages.list.replaceFor", names)}
        >
          {t("stages.list.replace")}
        </button>
      </Form>
    );
  return (
    <details>
      <summary aria-label={t("stages.list.endFor", names)}>{t("stages.list.end")}</summary>
      <Form method="post" className="row">
        <input type="hidden" name="assignment" value={line.id} />
        <input
          className="input"
          name="reason"
          required
          placeholder={t("stages.list.reason")}
          aria-label={t("stages.list.reasonFor", names)}
        />
        <button className="btn bad" type="submit" name="intent" value="end">
          {t("stages.list.end")}
        </button>
      </Form>
    </details>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { useCodeName } from "../code-names.ts";
import { TableTools } from "../data-table/table-tools.tsx";
import { EmptyState } from "../empty-state.tsx";
import { StateLine } from "../state-line.tsx";
import type { MatrixCell, MatrixData, MatrixPerson, MatrixSign } from "./matrix-data.ts";

/** Signs tell themselves apart by shape; colour only helps. */
const SIGNS: Readonly<Record<MatrixSign, string>> = {
  blockAbsolute: "■",
  block: "●",
  open: "?",
  conflict: "▲",
  cleared: "✓",
  note: "·",
  reads: "○",
};
const LEGEND: readonly MatrixSign[] = ["blockAbsolute", "block", "open", "conflict", "cleared", "note", "reads"];

/** Persons against the submissions of one field. It scrolls inside its own region; every cell that says something is a link. */
export function ConflictMatrixPage({ data }: { readonly data: MatrixData }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { fields, field, matrix } = data;
  const { submissions, persons, blockedPairs } = matrix;
  const name = pick(field.name);
  return (
    <>
      <StateLine
        state={t("office.conflicts.heading")}
        facts={[
          t("conflicts.matrix.count", { experts: persons.length, submissions: submissions.length }),
          t("conflicts.matrix.blocked", { count: blockedPairs }),
        ]}
        next={<Link to="../conflicts">{t("conflicts.matrix.toQueue")}</Link>}
      />
      <main id="content" className="page wide">
        <h1>{t("conflicts.matrix.title", { field: name })}</h1>
        <p className="lead">{t("conflicts.matrix.lead")}</p>
        <TableTools
          filters={[
            {
              name: "field",
              label: t("conflicts.matrix.field"),
              chosen: field.code,
              options: fields.map(({ code, name: label }) => ({ value: code, label: `${code} ${pick(label)}` })),
            },
          ]}
          columns={[]}
        />
        <Legend />
        {submissions.length === 0 ? (
          <EmptyState title={t("conflicts.matrix.none")} />
        ) : (
          <div
            className="panel scroll"
            role="region"
            aria-label={t("conflicts.matrix.caption", { field: name })}
            tabIndex={0}
          >
            <table className="table matrix">
              <caption className="hidden-visually">{t("conflicts.matrix.caption", { field: name })}</caption>
              <thead>
                <tr>
                  <th scope="col" className="who">
                    {t("conflicts.matrix.expert")}
                  </th>
                  {submissions.map((submission) => (
                    <th
                      key={submission.id}
                      scope="col"
                      title={pick({ zh: submission.titleZh, en: submission.titleEn })}
                    >
                      <span className="serial">{submission.serial}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {persons.map((person) => (
                  <PersonRow key={person.id} person={person} data={data} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </main>
    </>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <dl className="matrix-legend small" aria-label={t("conflicts.matrix.legend")}>
      {LEGEND.map((sign) => (
        <div key={sign}>
          <dt className={`sign ${sign}`} aria-hidden="true">
            {SIGNS[sign]}
          </dt>
          <dd>{t(`conflicts.matrix.signs.${sign}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface RowProps {
  readonly person: MatrixPerson;
  readonly data: MatrixData;
}

function PersonRow({ person, data: { matrix, rules } }: RowProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const cells = new Map(person.cells.map((cell) => [cell.submissionId, cell]));
  const name = pick({ zh: person.nameZh, en: person.nameEn });
  const code = person.code ?? t("conflicts.matrix.staff");
  return (
    <tr>
      <th scope="row" className="who">
        {code} <span className="muted">{name}</span>
      </th>
      {matrix.submissions.map(({ id, serial }) => {
        const cell = cells.get(id);
        return (
          <td key={id}>
            {cell !== undefined && (
              <Cell
                cell={cell}
                serial={serial}
                expert={person.code ?? name}
                query={person.code ?? name}
                rules={rules}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

interface CellProps {
  readonly cell: MatrixCell;
  readonly serial: string;
  readonly expert: string;
  /** What finds the person in the queue. */
  readonly query: string;
  readonly rules: MatrixData["rules"];
}

function Cell({ cell: { sign, ruleCodes }, serial, expert, query, rules }: CellProps) {
  const { t } = useTranslation();
  const ruleName = useCodeName(rules);
  if (sign === "reads")
    return (
      <span className="sign reads">
        <span aria-hidden="true">{SIGNS.reads}</span>
        <span className="hidden-visually">{t("conflicts.matrix.reads", { expert, serial })}</span>
      </span>
    );
  const named = ruleCodes.map((code) => `${code} ${ruleName(code)}`).join(t("common.listSeparator"));
  const what = t(`conflicts.matrix.signs.${sign}`);
  const text = t("conflicts.matrix.cell", { expert, serial, what, rules: named });
  return (
    <Link className={`sign ${sign}`} to={`../conflicts?q=${encodeURIComponent(`${serial} ${query}`)}`} title={text}>
      <span aria-hidden="true">{SIGNS[sign]}</span>
      <span className="hidden-visually">{text}</span>
    </Link>
  );
}

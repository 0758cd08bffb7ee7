import type { KeyboardEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pageField, sourceField } from "#app/components/score-sheet/typed-sheet.ts";
import { parsePage } from "#scoring/rubric/parse-page.ts";
import { EvidenceLink } from "./evidence-link.tsx";
import { isFile, type NamedSource, useSourceText } from "./evidence-sources.ts";

export interface Props {
  readonly criterion: string;
  /** Of the criterion. */
  readonly name: string;
  readonly source: string;
  readonly page: string;
  readonly sources: readonly NamedSource[];
  /** The server found it wrong. */
  readonly isRefused: boolean;
  readonly onSource: (source: string) => void;
  readonly onPage: (page: string) => void;
  /** Enter in the page leads on, as in a mark. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What the mark rests on: a place in the submission, a page where it is a file, and the way there. Never asked for. */
export function EvidenceField({ criterion, name, source, page, sources, isRefused, ...on }: Props) {
  const { t } = useTranslation();
  const textOf = useSourceText(sources);
  const [sourceId, pageId] = [sourceField(criterion), pageField(criterion)];
  const isKnown = source === "" || sources.some(({ value }) => value === source);
  const read = parsePage(page);
  const isWrong = isFile(source) && "problem" in read && read.problem !== "empty";
  return (
    <div className="evidence">
      <label htmlFor={sourceId}>
        {t("expert.evidence.title")}
        <span className="hidden-visually"> {name}</span>
      </label>
      <select
        id={sourceId}
        name={sourceId}
        value={source}
        onChange={(event) => on.onSource(event.currentTarget.value)}
        aria-invalid={isRefused && !isWrong ? true : undefined}
      >
        <option value="">{t("expert.evidence.none")}</option>
        {!isKnown && <option value={source}>{textOf(source, "")}</option>}
        <Options label={t("expert.evidence.sections")} sources={sources.filter(({ value }) => !isFile(value))} />
        <Options label={t("common.sections.files")} sources={sources.filter(({ value }) => isFile(value))} />
      </select>
      <label className="page-no" htmlFor={pageId}>
        <span aria-hidden="true">{t("expert.evidence.page")}</span>
        <span className="hidden-visually">{t("expert.evidence.pageFor", { name })}</span>
        <input
          id={pageId}
          name={pageId}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={page}
          onChange={(event) => on.onPage(event.currentTarget.value)}
          onKeyDown={on.onKeyDown}
          aria-invalid={isWrong ? true : undefined}
        />
      </label>
      {source !== "" && (
        <EvidenceLink sources={sources} source={source} page={"page" in read ? String(read.page) : ""}>
          {t("expert.evidence.open")}
          <span className="hidden-visually"> {textOf(source, page)}</span>
        </EvidenceLink>
      )}
    </div>
  );
}

function Options({ label, sources }: { readonly label: string; readonly sources: readonly NamedSource[] }) {
  if (sources.length === 0) return null;
  return (
    <optgroup label={label}>
      {sources.map(({ value, name, hasPages }) => (
        <option key={value} value={value} data-pages={hasPages ? "" : undefined}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

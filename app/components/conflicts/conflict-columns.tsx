import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "../bilingual.ts";
import { useCodeName } from "../code-names.ts";
import type { DataColumn } from "../data-table/data-table.tsx";
import { dateText, instantText } from "../instant.ts";
import type { ConflictItem, ConflictRules } from "./conflict-data.ts";

/** Columns of the queue. @param office address of the office, where person and submission have pages of their own */
export function useConflictColumns(
  { zone, rules }: ConflictRules,
  office?: string,
): readonly DataColumn<ConflictItem>[] {
  const { t } = useTranslation();
  const ruleName = useCodeName(rules);
  return [
    {
      id: "person",
      header: t("office.conflicts.person"),
      cell: (item) => <Person item={item} office={office} />,
    },
    {
      id: "submission",
      header: t("formalCheck.submission"),
      cell: (item) => <Submission item={item} office={office} />,
    },
    {
      id: "rule",
      header: t("office.conflicts.rule"),
      cell: (item) => (
        <>
          <span className="tag">{item.ruleCode}</span>
          <span className="block xs muted">{ruleName(item.ruleCode)}</span>
        </>
      ),
    },
    {
      id: "severity",
      isTight: true,
      header: t("conflicts.queue.severity"),
      cell: (item) => (
        <>
          {t(`office.severities.${item.severity}`)}
          {item.certainty === "uncertain" && <span className="block xs muted">{t("conflicts.queue.uncertain")}</span>}
        </>
      ),
    },
    {
      id: "evidence",
      header: t("office.conflicts.evidence"),
      isSentence: true,
      cell: (item) => <ConflictEvidence item={item} zone={zone} />,
    },
    {
      id: "source",
      header: t("conflicts.queue.source"),
      isHiddenAtFirst: true,
      cell: (item) => (
        <>
          {t(`office.conflicts.sources.${item.source}`)}
          {item.ruleVersion !== null && (
            <span className="block xs muted">{t("conflicts.queue.ruleVersion", { version: item.ruleVersion })}</span>
          )}
        </>
      ),
    },
    {
      id: "state",
      header: t("office.conflicts.state"),
      cell: (item) => <ConflictState item={item} />,
    },
  ];
}

interface ItemProps {
  readonly item: ConflictItem;
  readonly office?: string | undefined;
}

function Person({ item, office }: ItemProps) {
  const { t } = useTranslation();
  const choose = usePick();
  const name = choose({ zh: item.personNameZh, en: item.personNameEn });
  const text =
    item.expertCode === null
      ? t("console.conflicts.staff") + t("common.sentenceGap") + name
      : `${item.expertCode} ${name}`;
  if (office === undefined || item.expertId === null) return <>{text}</>;
  return (
    <Link className="t" to={`${office}/experts/${item.expertId}`}>
      {text}
    </Link>
  );
}

function Submission({ item, office }: ItemProps) {
  const { i18n } = useTranslation();
  const title = pick({ zh: item.titleZh, en: item.titleEn }, i18n.language);
  return (
    <>
      <span className="xs muted">{item.serial}</span>
      {office === undefined ? (
        <span className="block" lang={title.lang}>
          {title.text}
        </span>
      ) : (
        <Link className="t block" to={`${office}/submissions/${item.submissionId}`} lang={title.lang}>
          {title.text}
        </Link>
      )}
    </>
  );
}

/** The sentence, where it comes from, and whether it still stands. */
function ConflictEvidence({ item, zone }: { readonly item: ConflictItem; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const evidence = pick({ zh: item.evidenceZh, en: item.evidenceEn }, i18n.language);
  const ended =
    item.endedOn === null ? "" : ` · ${t("office.conflicts.ended", { date: dateText(item.endedOn, i18n.language) })}`;
  return (
    <>
      <span lang={evidence.lang}>{evidence.text}</span>
      <span className="block xs muted">
        {t(`office.conflicts.sources.${item.source}`)} · {instantText(item.foundAt, zone, i18n.language, false)}
        {ended}
      </span>
      {item.isLost && <span className="tag warm">{t("conflicts.queue.lost")}</span>}
    </>
  );
}

/** What follows from it now, who acts next, and what was decided. */
function ConflictState({ item }: { readonly item: ConflictItem }) {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const who = choose({ zh: item.verdictByNameZh, en: item.verdictByNameEn });
  return (
    <>
      <span className={item.isBlocking ? "tag bad" : "tag good"}>
        {t(item.isBlocking ? "office.conflicts.blocks" : "office.conflicts.allowed")}
      </span>
      {item.awaits !== null && (
        <span className="block xs muted nowrap">{t(`office.conflicts.awaits.${item.awaits}`)}</span>
      )}
      {item.isDecided && item.verdict !== null && (
        <span className="block xs muted">
          {t("conflicts.queue.verdict", { who, verdict: t(`console.conflicts.verdicts.${item.verdict}`) })}
          {item.verdict === "cleared" && t("common.clauseSeparator") + expiryText(item, t, i18n.language)}
        </span>
      )}
      {item.verdictReason !== "" && <span className="block xs muted">{item.verdictReason}</span>}
    </>
  );
}

function expiryText(
  { clearedUntil }: ConflictItem,
  t: ReturnType<typeof useTranslation>["t"],
  language: string,
): string {
  return clearedUntil === null
    ? t("conflicts.queue.clearedToEnd")
    : t("conflicts.queue.clearedUntil", { date: dateText(clearedUntil, language) });
}

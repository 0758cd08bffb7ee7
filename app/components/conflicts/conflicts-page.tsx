import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { useCodeName } from "../code-names.ts";
import { EmptyState } from "../empty-state.tsx";
import { RefusalNotice } from "../refusal-notice.tsx";
import { StateLine } from "../state-line.tsx";
import type { ConflictItem, ConflictsData } from "./conflict-data.ts";
import { ConflictFacts } from "./conflict-facts.tsx";
import { ConfirmVerdict, ProposeVerdict } from "./verdict-forms.tsx";

export interface Props {
  readonly data: ConflictsData;
  readonly role: "chair" | "supervisor";
  /** What the page's action answered. */
  readonly reply: unknown;
}

/** What is disclosed and waits for two people to decide, then everything that is settled. */
export function ConflictsPage({ data: { items, rules, zone }, role, reply }: Props) {
  const { t } = useTranslation();
  const mine = items.filter((item) => item.awaits === role);
  const others = items.filter((item) => item.awaits !== null && item.awaits !== role);
  const settled = items.filter((item) => item.awaits === null);
  return (
    <>
      <StateLine
        state={t("console.conflicts.title")}
        facts={[
          t("console.conflicts.waiting", { count: mine.length + others.length }),
          t("console.conflicts.settledCount", { count: settled.length }),
        ]}
        next={t(mine.length > 0 ? `console.conflicts.next.${role}` : "console.conflicts.next.none")}
      />
      <main id="content" className="page">
        <h1>{t("console.conflicts.title")}</h1>
        <p className="lead">{t("console.conflicts.lead")}</p>
        <RefusalNotice reply={reply} />
        <section aria-labelledby="mine">
          <h2 id="mine">{t("console.conflicts.yours")}</h2>
          {mine.length === 0 && <EmptyState title={t("console.conflicts.noneYours")} />}
          {mine.map((item, index) => (
            <article key={item.id} className="panel padded">
              <ConflictFacts item={item} rules={rules} zone={zone} />
              {role === "chair" ? (
                <ProposeVerdict item={item} isFirst={index === 0} />
              ) : (
                <ConfirmVerdict item={item} isFirst={index === 0} />
              )}
            </article>
          ))}
        </section>
        {others.length > 0 && (
          <section aria-labelledby="others">
            <h2 id="others">
              {t("console.conflicts.others", { role: t(`common.roles.${role === "chair" ? "supervisor" : "chair"}`) })}
            </h2>
            <ConflictTable items={others} rules={rules} labelledBy="others" />
          </section>
        )}
        <section aria-labelledby="settled">
          <h2 id="settled">{t("console.conflicts.settled")}</h2>
          {settled.length === 0 ? (
            <EmptyState title={t("console.conflicts.noneSettled")} />
          ) : (
            <ConflictTable items={settled} rules={rules} labelledBy="settled" />
          )}
        </section>
      </main>
    </>
  );
}

interface TableProps {
  readonly items: readonly ConflictItem[];
  readonly rules: ConflictsData["rules"];
  readonly labelledBy: string;
}

function ConflictTable({ items, rules, labelledBy }: TableProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const ruleName = useCodeName(rules);
  return (
    <div className="panel scroll" role="region" aria-labelledby={labelledBy} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("ranking.columns.serial")}</th>
            <th scope="col">{t("console.conflicts.person")}</th>
            <th scope="col">{t("console.conflicts.rule")}</th>
            <th scope="col">{t("console.conflicts.evidence")}</th>
            <th scope="col">{t("console.conflicts.effect")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" className="nowrap">
                {item.serial}
              </th>
              <td>
                {item.expertCode ?? t("console.conflicts.staff")}{" "}
                {pick({ zh: item.personNameZh, en: item.personNameEn })}
              </td>
              <td>{ruleName(item.ruleCode)}</td>
              <td className="small">
                {pick({ zh: item.evidenceZh, en: item.evidenceEn })}
                {item.verdictReason !== "" && (
                  <span className="muted block">{t("console.conflicts.because", { reason: item.verdictReason })}</span>
                )}
              </td>
              <td>
                <span className="tags">
                  <span className={item.isBlocking ? "tag bad" : "tag"}>
                    {t(item.isBlocking ? "console.conflicts.blocks" : "console.conflicts.allowed")}
                  </span>
                  {item.awaits === null && item.verdict !== null && (
                    <span className="tag">{t(`console.conflicts.verdicts.${item.verdict}`)}</span>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

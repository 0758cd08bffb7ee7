import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { EmptyState } from "../empty-state.tsx";
import { RefusalNotice } from "../refusal-notice.tsx";
import { StateLine } from "../state-line.tsx";
import type { ConflictItem, ConflictsData } from "./conflict-data.ts";
import { ConflictFacts } from "./conflict-facts.tsx";
import { ConflictQueue } from "./conflict-queue.tsx";
import { ConfirmVerdict, ProposeVerdict } from "./verdict-forms.tsx";

export interface Props {
  readonly data: ConflictsData;
  readonly role: "chair" | "supervisor";
  /** What the page's action answered. */
  readonly reply: unknown;
}

/** What waits for this person to decide, then the whole queue. */
export function ConflictsPage({ data: { mine, queue, counts, rules, zone }, role, reply }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <StateLine
        state={t("console.conflicts.title")}
        facts={[
          t("console.conflicts.waiting", { count: counts.waiting }),
          t("console.conflicts.settledCount", { count: counts.settled }),
        ]}
        next={t(mine.length > 0 ? `console.conflicts.next.${role}` : "console.conflicts.next.none")}
      />
      <main id="content" className="page wide">
        <h1>{t("console.conflicts.title")}</h1>
        <p className="lead">{t("console.conflicts.lead")}</p>
        <RefusalNotice reply={reply} />
        <section aria-labelledby="mine">
          <h2 id="mine">{t("console.conflicts.yours")}</h2>
          {mine.length === 0 && <EmptyState title={t("console.conflicts.noneYours")} />}
          {mine.map((item, index) => (
            <article key={item.id} className="panel padded">
              <ConflictFacts item={item} rules={rules} zone={zone} />
              <VerdictForm role={role} item={item} isFirst={index === 0} />
            </article>
          ))}
        </section>
        <section aria-labelledby="queue">
          <h2 id="queue">{t("conflicts.queue.title")}</h2>
          <p>
            <Link to="matrix">{t("conflicts.queue.toMatrix")}</Link>
          </p>
          <ConflictQueue queue={queue} rules={rules} zone={zone} caption={t("conflicts.queue.title")} />
        </section>
      </main>
    </>
  );
}

interface VerdictProps {
  readonly role: Props["role"];
  readonly item: ConflictItem;
  readonly isFirst: boolean;
}

/** The one to decide now is open; the others open one by one, so that the queue is not a wall of forms. */
function VerdictForm({ role, item, isFirst }: VerdictProps) {
  const { t } = useTranslation();
  const form =
    role === "chair" ? (
      <ProposeVerdict item={item} isFirst={isFirst} />
    ) : (
      <ConfirmVerdict item={item} isFirst={isFirst} />
    );
  if (isFirst) return form;
  return (
    <details>
      <summary>{t("console.conflicts.verdict")}</summary>
      {form}
    </details>
  );
}

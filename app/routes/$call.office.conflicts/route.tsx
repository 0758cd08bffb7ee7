import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ConflictQueue } from "#app/components/conflicts/conflict-queue.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { submissionIdOf } from "#app/http/find-serial.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { reassign } from "#app/workflow/assignments.server.ts";
import { scanConflicts } from "#app/workflow/conflict-scan.server.ts";
import { addConflict } from "#app/workflow/conflicts.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { askForReadingsAgain, extendRereading } from "#app/workflow/rereadings.server.ts";
import { AddConflict } from "./add-conflict.tsx";
import { LateConflicts } from "./late-conflicts.tsx";
import { loadDesk } from "./load-desk.server.ts";
import { RereadingTable } from "./rereading-table.tsx";
import { ScanPanel } from "./scan-panel.tsx";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, url }) => ({
  call: callWords(call),
  rules: call.programme.conflictRules.map(({ code, name, severity }) => ({ code, name, severity })),
  ...(await loadDesk(ctx, call, url.searchParams)),
}));

const SOURCES = ["register", "applicant", "supervisor"] as const;

export const action = actionFor(["secretariat"], async ({ ctx, request, url }) => {
  const form = await request.formData();
  switch (textOf(form, "intent")) {
    case "scan":
      return { scan: await scanConflicts(ctx) };
    case "askAgain":
      await askForReadingsAgain(ctx, textOf(form, "conflictId"), { dueOn: textOf(form, "dueOn") });
      break;
    case "extend":
      await extendRereading(ctx, textOf(form, "rereadingId"), { dueOn: textOf(form, "dueOn") });
      break;
    case "findAgain":
      await reassign(ctx, textOf(form, "assignmentId"));
      break;
    default:
      await add(ctx, form);
  }
  return redirect(url.pathname);
});

async function add(ctx: Context, form: FormData): Promise<void> {
  const [kind, personId = ""] = textOf(form, "person").split(" ");
  await addConflict(ctx, {
    expertId: kind === "expert" ? personId : null,
    accountId: kind === "account" ? personId : null,
    submissionId: await submissionIdOf(ctx, textOf(form, "serial")),
    ruleCode: textOf(form, "rule"),
    source: SOURCES.find((source) => source === textOf(form, "source")) ?? "register",
    evidenceZh: textOf(form, "evidenceZh"),
    evidenceEn: textOf(form, "evidenceEn"),
    endedOn: textOf(form, "endedOn") || null,
  });
}

export const handle: PageHandle = { title: "office.conflicts.heading" };

export default function ConflictsPage() {
  const { t } = useTranslation();
  const { call, rules, persons, queue, counts, late, ...desk } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const outcome = reply !== undefined && "scan" in reply ? reply.scan : undefined;
  const words = { rules, zone: call.timeZone };
  const waiting = counts.waiting - late.length;
  return (
    <>
      <StateLine
        state={t("office.conflicts.heading")}
        facts={[
          t("office.conflicts.count", { count: counts.all }),
          t("office.conflicts.blockingCount", { count: counts.blocking }),
        ]}
        next={
          late.length > 0
            ? t("conflicts.late.count", { count: late.length })
            : waiting > 0
              ? t("office.conflicts.waitingCount", { count: waiting })
              : t("office.conflicts.nothingWaits")
        }
      />
      <main id="content" className="page wide">
        <h1>{t("office.conflicts.heading")}</h1>
        <p className="lead">{t("office.conflicts.lead")}</p>
        <RefusalNotice reply={reply} />
        <LateConflicts items={late} dueOn={desk.dueOn} {...words} />
        <RereadingTable rereadings={desk.rereadings} call={call} dueOn={desk.dueOn} />
        <ScanPanel outcome={outcome} lastScanAt={desk.lastScanAt} mayExport={desk.mayExport} zone={call.timeZone} />
        <section aria-labelledby="queue">
          <h2 id="queue">{t("conflicts.queue.title")}</h2>
          <p>
            <Link to="matrix">{t("conflicts.queue.toMatrix")}</Link>
          </p>
          <ConflictQueue
            queue={queue}
            caption={t("conflicts.queue.title")}
            office={`/${call.slug}/office`}
            {...words}
          />
        </section>
        <AddConflict reply={reply} rules={rules} persons={persons} applicants={desk.applicants} zone={call.timeZone} />
      </main>
    </>
  );
}

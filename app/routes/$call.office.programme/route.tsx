import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { ruleOf } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { previewProgramme, replaceProgramme } from "#app/workflow/calls.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { conflictHandlingOf } from "#scoring/programme/conflict-handling.ts";
import { ProgrammeRules } from "./programme-rules.tsx";
import { ProgrammeStages } from "./programme-stages.tsx";
import { ProgrammeUpload } from "./programme-upload.tsx";

export const loader = loaderFor(["secretariat"], async ({ call }) => {
  const { name, edition, principle, callOpensAt, callClosesAt, stages, eligibility, conflictRules } = call.programme;
  const { formalCheck, notice, organizations } = call.programme;
  return Promise.resolve({
    call: callWords(call),
    version: call.programmeVersion,
    hash: call.programmeHash,
    names: { name, edition: edition.name, principle },
    organizations: organizations.map((item) => ({ code: item.code, kind: item.kind, name: item.name })),
    dates: { callOpensAt, callClosesAt },
    stages: stages.map((plan) => ({
      kind: plan.kind,
      opensAt: plan.opensAt,
      closesAt: plan.closesAt,
      blindness: plan.blindness,
      panelSize: plan.panel.size,
      rule: ruleOf(plan),
    })),
    eligibility,
    correctionWorkingDays: formalCheck.correctionWorkingDays,
    noticeWorkingDays: notice.workingDays,
    holidays: notice.holidays,
    conflictHandling: conflictHandlingOf(call.programme),
    conflictRules: conflictRules.map(({ code, name: ruleName, severity, stageSeverity, lookBackMonths, basis }) => ({
      ...{ code, severity, stageSeverity, lookBackMonths, basis },
      name: ruleName,
    })),
  });
});

export type ProgrammeData = Awaited<ReturnType<typeof loader>>;

export const action = actionFor(["secretariat"], async ({ ctx, request, url }) => {
  const form = await request.formData();
  const file = form.get("file");
  const text = file instanceof File && file.size > 0 ? await file.text() : textOf(form, "document");
  const document = readJson(text);
  if (textOf(form, "intent") === "replace") {
    await replaceProgramme(ctx, document);
    return redirect(url.pathname);
  }
  const preview = await previewProgramme(ctx, document);
  if ("changes" in preview) return { document: text, changes: preview.changes };
  const problems = preview.problems.map(({ field = "", code, params = {} }) => ({ field, code, params }));
  return { document: text, problems };
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    throw new Refusal("invalid", [{ field: "file", code: "not_json", params: { message } }]);
  }
}

export const handle: PageHandle = { title: "programme.title" };

export default function ProgrammePage() {
  const { t } = useTranslation();
  const pick = usePick();
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { call, version, hash, names } = data;
  return (
    <>
      <StateLine
        state={t("programme.state", { version })}
        facts={[pick(names.edition), t("programme.principle", { principle: pick(names.principle) })]}
      />
      <main id="content" className="page">
        <h1>{t("programme.title")}</h1>
        <p className="lead">{pick(names.name)}</p>
        <p className="small">
          {t("programme.hash")}
          {t("common.sentenceGap")}
          <code>{hash}</code>
        </p>
        <p>
          <a className="btn" href={`/${call.slug}/office/programme.json`}>
            {t("programme.download")}
          </a>
        </p>
        <RefusalNotice reply={reply} />
        <ProgrammeUpload reply={reply !== undefined && "document" in reply ? reply : null} />
        <ProgrammeStages data={data} />
        <ProgrammeRules data={data} />
      </main>
    </>
  );
}

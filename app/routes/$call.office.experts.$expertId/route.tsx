import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { ExpertFieldSelects } from "#app/components/expert-fields.tsx";
import { Field } from "#app/components/field.tsx";
import { InvitationLink } from "#app/components/invitation-link.tsx";
import { placeText } from "#app/components/place-names.ts";
import { ScanResult } from "#app/components/conflicts/scan-result.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf, textsOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import type { Context } from "#app/workflow/context.ts";
import { addFact, changeFact, type FactEntry, removeFact } from "#app/workflow/expert-facts.server.ts";
import { updateExpert } from "#app/workflow/experts.server.ts";
import { invitationPath } from "#app/workflow/invitation-mail.ts";
import { invite } from "#app/workflow/invitations.server.ts";
import { ExpertFacts } from "./expert-facts.tsx";
import { ExpertWork } from "./expert-work.tsx";
import { loadExpert } from "./load-expert.server.ts";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, params }) => ({
  call: callWords(call),
  conflictRules: call.programme.conflictRules.map(({ code, name }) => ({ code, name })),
  expert: await loadExpert(ctx, params["expertId"] ?? ""),
}));

export const action = actionFor(["secretariat"], async ({ ctx, request, params, url }) => {
  const form = await request.formData();
  const expertId = params["expertId"] ?? "";
  if (textOf(form, "intent") === "invite") {
    const { nameZh, nameEn } = await loadExpert(ctx, expertId);
    const email = textOf(form, "email");
    const { token } = await invite(ctx, { role: "expert", email, nameZh, nameEn, expertId });
    return { invitation: { email, link: url.origin + invitationPath(token) } };
  }
  if (textOf(form, "intent").endsWith("Fact")) return { scan: await changeFacts(ctx, expertId, form) };
  await updateExpert(ctx, expertId, {
    capacity: Number(textOf(form, "capacity")),
    isActive: form.has("isActive"),
    fields: textsOf(form, "fields").filter((code) => code !== ""),
  });
  return redirect(url.pathname);
});

/** Facts are put down one by one; each answer says what conflicts were found from it. */
async function changeFacts(ctx: Context, expertId: string, form: FormData) {
  const texts = (name: keyof FactEntry): string => textOf(form, name).trim();
  const entry: FactEntry = {
    kind: texts("kind"),
    organization: texts("organization"),
    personName: texts("personName"),
    birthYear: texts("birthYear"),
    relation: texts("relation"),
    serial: texts("serial"),
    documentNo: texts("documentNo"),
    startedOn: texts("startedOn"),
    endedOn: texts("endedOn"),
  };
  switch (textOf(form, "intent")) {
    case "addFact":
      return await addFact(ctx, expertId, entry);
    case "changeFact":
      return await changeFact(ctx, textOf(form, "factId"), entry);
    default:
      return await removeFact(ctx, textOf(form, "factId"));
  }
}

export const handle: PageHandle = { title: "office.experts.pageTitle" };

export default function ExpertPage() {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const { call, conflictRules, expert } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const scan = reply !== undefined && "scan" in reply ? reply.scan : undefined;
  const invitation = reply !== undefined && "invitation" in reply ? reply.invitation : undefined;
  const title = pick({ zh: expert.titleZh, en: expert.titleEn }, i18n.language).text;
  const organization = choose({ zh: expert.organizationZh, en: expert.organizationEn });
  return (
    <>
      <StateLine
        state={`${expert.code} · ${t(`office.experts.states.${expert.isActive ? "active" : "inactive"}`)}`}
        facts={[t(`office.experts.states.${expert.hasAccount ? "account" : "none"}`)]}
        next={<Link to={`/${call.slug}/office/experts`}>{t("office.experts.back")}</Link>}
      />
      <main id="content" className="page">
        <h1>{choose({ zh: expert.nameZh, en: expert.nameEn })}</h1>
        <p className="lead">
          {[
            t(`common.expertKinds.${expert.kind}`),
            title,
            organization,
            placeText(expert.country, expert.province, i18n.language),
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
        <RefusalNotice reply={reply} />
        {scan !== undefined && <ScanResult outcome={scan} />}
        {invitation !== undefined && <InvitationLink {...invitation} />}
        <div className="grid-cards">
          <Form method="post" className="panel padded">
            <h2>{t("office.experts.change")}</h2>
            <input type="hidden" name="intent" value="change" />
            <Field label={t("office.experts.capacity")} hint={t("office.experts.capacityHint")}>
              <input name="capacity" type="number" min={0} max={1000} defaultValue={expert.capacity} required />
            </Field>
            <label className="choice">
              <input type="checkbox" name="isActive" defaultChecked={expert.isActive} />
              {t("office.experts.isActive")}
            </label>
            <ExpertFieldSelects fields={call.fields} chosen={expert.fields} />
            <button className="btn" type="submit">
              {t("common.actions.save")}
            </button>
          </Form>
          {!expert.hasAccount && (
            <Form method="post" className="panel padded">
              <h2>{t("office.experts.invite")}</h2>
              <p className="muted small">{t("office.experts.inviteHint")}</p>
              <input type="hidden" name="intent" value="invite" />
              <Field label={t("office.experts.inputs.email")}>
                <input name="email" type="email" defaultValue={expert.email} required />
              </Field>
              <button className="btn primary" type="submit">
                {t("office.experts.invite")}
              </button>
            </Form>
          )}
        </div>
        <ExpertFacts facts={expert.facts} reply={reply} />
        <ExpertWork expert={expert} call={call} conflictRules={conflictRules} />
      </main>
    </>
  );
}

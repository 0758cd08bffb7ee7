import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "#app/components/app-shell.tsx";
import { usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";
import { useProblemText } from "#app/components/problem-text.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { signIn } from "#app/http/session.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { acceptInvitation, findInvitation } from "#app/workflow/invitations.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";

export const loader = loaderFor("public", async ({ params, runtime }) => {
  const invitation = await findInvitation(runtime, params["token"] ?? "");
  if (invitation === undefined || invitation.isExpired) throw new Refusal("invitation_expired");
  return { email: invitation.email, role: invitation.role, nameZh: invitation.nameZh, nameEn: invitation.nameEn };
});

export const action = actionFor("public", async ({ request, params, runtime }) => {
  const form = await request.formData();
  const password = textOf(form, "password");
  if (password !== textOf(form, "repeated")) return data({ problem: "passwords_differ" as const }, { status: 422 });
  const { accountId } = await acceptInvitation(runtime, params["token"] ?? "", password);
  return redirect("/", { headers: { "Set-Cookie": await signIn(runtime, request, accountId) } });
});

export const handle: PageHandle = { title: "start.invitation.pageTitle" };

export default function InvitationPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { email, role, nameZh, nameEn } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const problemText = useProblemText();
  const problem = reply !== undefined && "problem" in reply ? problemText({ code: reply.problem }) : undefined;
  return (
    <AppShell>
      <main id="content" className="page narrow">
        <h1>{t("start.invitation.title", { name: pick({ zh: nameZh, en: nameEn }) })}</h1>
        <p className="lead">{t("start.invitation.lead", { role: t(`common.roles.${role}`), email })}</p>
        <RefusalNotice reply={reply} />
        <Form method="post" className="form">
          <input type="hidden" name="email" value={email} autoComplete="username" />
          <Field label={t("start.invitation.password")} hint={t("start.invitation.passwordHint")}>
            <input name="password" type="password" autoComplete="new-password" minLength={12} required />
          </Field>
          <Field label={t("start.invitation.repeated")} problem={problem}>
            <input name="repeated" type="password" autoComplete="new-password" required />
          </Field>
          <div>
            <button className="btn primary" type="submit">
              {t("start.invitation.accept")}
            </button>
          </div>
        </Form>
      </main>
    </AppShell>
  );
}

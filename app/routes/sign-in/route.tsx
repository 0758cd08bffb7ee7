import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "#app/components/app-shell.tsx";
import { Field } from "#app/components/field.tsx";
import { useProblemText } from "#app/components/problem-text.ts";
import { safeReturnPath, textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { signIn } from "#app/http/session.server.ts";
import { countSignInAttempt, forgetSignInAttempts } from "#app/http/sign-in-limiter.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { checkPassword } from "#app/workflow/accounts.server.ts";

export const loader = loaderFor("public", async ({ url, account }) => {
  const returnTo = safeReturnPath(url.searchParams.get("returnTo"), "/");
  if (account !== undefined) throw redirect(returnTo);
  return Promise.resolve({ returnTo });
});

export const action = actionFor("public", async ({ request, runtime, clientAddress }) => {
  const form = await request.formData();
  const email = textOf(form, "email");
  const minutes = await countSignInAttempt(email, clientAddress);
  if (minutes > 0) return data({ email, problem: { code: "too_many_attempts", params: { minutes } } }, { status: 429 });
  const accountId = await checkPassword(runtime, email, textOf(form, "password"));
  if (accountId === undefined) return data({ email, problem: { code: "wrong_password" } }, { status: 422 });
  await forgetSignInAttempts(email);
  return redirect(safeReturnPath(textOf(form, "returnTo"), "/"), {
    headers: { "Set-Cookie": await signIn(runtime, request, accountId) },
  });
});

export const handle: PageHandle = { title: "start.signIn.title" };

export default function SignInPage() {
  const { t } = useTranslation();
  const { returnTo } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const problemText = useProblemText();
  const failed = reply !== undefined && "problem" in reply ? reply : undefined;
  return (
    <AppShell>
      <main id="content" className="page narrow">
        <h1>{t("start.signIn.title")}</h1>
        <p className="lead">{t("start.signIn.lead")}</p>
        <Form method="post" className="form">
          <input type="hidden" name="returnTo" value={returnTo} />
          <Field label={t("start.signIn.email")}>
            <input name="email" type="email" autoComplete="username" required defaultValue={failed?.email ?? ""} />
          </Field>
          <Field
            label={t("start.signIn.password")}
            problem={failed === undefined ? undefined : problemText(failed.problem)}
          >
            <input name="password" type="password" autoComplete="current-password" required />
          </Field>
          <div>
            <button className="btn primary" type="submit">
              {t("common.signIn")}
            </button>
          </div>
        </Form>
      </main>
    </AppShell>
  );
}

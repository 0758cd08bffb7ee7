import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { InvitationLink } from "#app/components/invitation-link.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { endRole, listPeople, listRecommenders } from "#app/workflow/accounts.server.ts";
import { listExperts } from "#app/workflow/experts.server.ts";
import { invitationPath } from "#app/workflow/invitation-mail.ts";
import { invite, listInvitations } from "#app/workflow/invitations.server.ts";
import { InvitationTable } from "./invitation-table.tsx";
import { InviteForm } from "./invite-form.tsx";
import { PeopleTable } from "./people-table.tsx";

const ROLES = ["secretariat", "chair", "supervisor", "expert", "recommender"] as const;

export const loader = loaderFor(["secretariat"], async ({ ctx, call }) => {
  const recommenders = await listRecommenders(ctx);
  const experts = await listExperts(ctx);
  return {
    call: callWords(call),
    people: (await listPeople(ctx)).map(({ accountId, email, nameZh, nameEn, role, expertId, organizationId }) => ({
      ...{ accountId, email, nameZh, nameEn, role },
      isSelf: accountId === ctx.actor.id,
      expertCode: experts.find((expert) => expert.id === expertId)?.code ?? null,
      organization: recommenders.find((item) => item.id === organizationId) ?? null,
    })),
    invitations: (await listInvitations(ctx))
      .filter((invitation) => invitation.acceptedAt === null)
      .map(({ id, role, email, nameZh, nameEn, createdAt, expiresAt }) => ({
        ...{ id, role, email, nameZh, nameEn, createdAt, expiresAt },
        isExpired: expiresAt <= ctx.now(),
      })),
    recommenders,
  };
});

export type AccountsData = Awaited<ReturnType<typeof loader>>;

export const action = actionFor(["secretariat"], async ({ ctx, request, url }) => {
  const form = await request.formData();
  const role = ROLES.find((item) => item === textOf(form, "role")) ?? "secretariat";
  if (textOf(form, "intent") === "end") {
    await endRole(ctx, textOf(form, "account"), role);
    return redirect(url.pathname);
  }
  const email = textOf(form, "email");
  const organizationId = textOf(form, "organization");
  const { token } = await invite(ctx, {
    role,
    email,
    nameZh: textOf(form, "nameZh"),
    nameEn: textOf(form, "nameEn"),
    ...(role === "recommender" ? { organizationId } : {}),
  });
  return { invitation: { email, link: url.origin + invitationPath(token) } };
});

export const handle: PageHandle = { title: "office.accounts.heading" };

export default function AccountsPage() {
  const { t } = useTranslation();
  const { call, people, invitations, recommenders } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <StateLine
        state={t("office.accounts.heading")}
        facts={[
          t("office.accounts.count", { count: people.length }),
          t("office.accounts.pendingCount", { count: invitations.length }),
        ]}
      />
      <main id="content" className="page">
        <h1>{t("office.accounts.heading")}</h1>
        <p className="lead">{t("office.accounts.lead")}</p>
        <RefusalNotice reply={reply} />
        {reply !== undefined && "invitation" in reply && <InvitationLink {...reply.invitation} />}
        <InviteForm recommenders={recommenders} reply={reply} />
        <InvitationTable invitations={invitations} call={call} />
        <PeopleTable people={people} />
      </main>
    </>
  );
}

import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { RoleLayout } from "#app/components/role-layout.tsx";
import { callTitle } from "#app/http/call-title.server.ts";
import { loaderFor } from "#app/http/page.server.ts";

export const loader = loaderFor(["expert"], async ({ call }) => {
  const { stages } = call.programme;
  return {
    call: callTitle(call),
    hasVote: stages.some((stage) => stage.vote !== null),
    hasHearing: stages.some((stage) => stage.hearing !== null),
  };
});

/** The expert's desk. */
export default function ExpertLayout() {
  const { t } = useTranslation();
  const { call, hasVote, hasHearing } = useLoaderData<typeof loader>();
  const base = `/${call.slug}/expert`;
  return (
    <RoleLayout
      call={call}
      role="expert"
      base="expert"
      navigation={[
        { to: base, label: t("expert.navigation.work"), isExact: true },
        { to: `${base}/marks`, label: t("expert.navigation.marks") },
        ...(hasHearing ? [{ to: `${base}/defense`, label: t("expert.navigation.defense") }] : []),
        ...(hasVote ? [{ to: `${base}/votes`, label: t("expert.navigation.votes") }] : []),
      ]}
    />
  );
}

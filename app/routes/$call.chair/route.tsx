import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { RoleLayout } from "#app/components/role-layout.tsx";
import { useStageLinks } from "#app/components/stage-links.ts";
import { callTitle } from "#app/http/call-title.server.ts";
import { callWords } from "#app/http/call-words.server.ts";
import { loaderFor } from "#app/http/page.server.ts";

export const loader = loaderFor(["chair"], async ({ call }) => ({
  call: callTitle(call),
  stages: callWords(call).stages,
  hasVote: call.programme.stages.some((plan) => plan.vote !== null),
}));

/** The chair's console. */
export default function ChairLayout() {
  const { t } = useTranslation();
  const { call, stages, hasVote } = useLoaderData<typeof loader>();
  const base = `/${call.slug}/chair`;
  const stageLinks = useStageLinks(base, stages);
  return (
    <RoleLayout
      call={call}
      role="chair"
      base="chair"
      navigation={[
        { to: base, label: t("console.navigation.overview"), isExact: true },
        ...stageLinks,
        ...(hasVote ? [{ to: `${base}/votes`, label: t("console.navigation.votes") }] : []),
        { to: `${base}/conflicts`, label: t("console.navigation.conflicts") },
        { to: `${base}/record`, label: t("console.navigation.record") },
      ]}
    />
  );
}

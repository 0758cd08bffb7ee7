import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { RoleLayout } from "#app/components/role-layout.tsx";
import { useStageLinks } from "#app/components/stage-links.ts";
import { callTitle } from "#app/http/call-title.server.ts";
import { callWords } from "#app/http/call-words.server.ts";
import { loaderFor } from "#app/http/page.server.ts";

export const loader = loaderFor(["supervisor"], async ({ call }) => ({
  call: callTitle(call),
  stages: callWords(call).stages,
}));

/** The supervisor reads everything after the close and signs as the second person. */
export default function SupervisorLayout() {
  const { t } = useTranslation();
  const { call, stages } = useLoaderData<typeof loader>();
  const base = `/${call.slug}/supervisor`;
  const stageLinks = useStageLinks(base, stages);
  return (
    <RoleLayout
      call={call}
      role="supervisor"
      base="supervisor"
      navigation={[
        { to: base, label: t("console.navigation.overview"), isExact: true },
        ...stageLinks,
        { to: `${base}/conflicts`, label: t("console.navigation.conflicts") },
        { to: `${base}/notice`, label: t("console.navigation.notice") },
        { to: `${base}/record`, label: t("console.navigation.record") },
      ]}
    />
  );
}

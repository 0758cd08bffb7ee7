import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { RoleLayout } from "#app/components/role-layout.tsx";
import { callTitle } from "#app/http/call-title.server.ts";
import { loaderFor } from "#app/http/page.server.ts";

export const loader = loaderFor(["secretariat"], async ({ call }) => Promise.resolve({ call: callTitle(call) }));

/** The secretariat's office. */
export default function OfficeLayout() {
  const { t } = useTranslation();
  const { call } = useLoaderData<typeof loader>();
  const base = `/${call.slug}/office`;
  return (
    <RoleLayout
      call={call}
      role="secretariat"
      base="office"
      navigation={[
        { to: base, label: t("office.navigation.overview"), isExact: true },
        { to: `${base}/submissions`, label: t("office.navigation.submissions") },
        { to: `${base}/formal-check`, label: t("office.navigation.formalCheck") },
        { to: `${base}/experts`, label: t("office.navigation.experts") },
        { to: `${base}/conflicts`, label: t("office.navigation.conflicts") },
        { to: `${base}/stages`, label: t("office.navigation.stages") },
        { to: `${base}/defense`, label: t("office.navigation.defense") },
        { to: `${base}/notice`, label: t("office.navigation.notice") },
      ]}
      more={[
        { to: `${base}/programme`, label: t("office.navigation.programme") },
        { to: `${base}/accounts`, label: t("office.navigation.accounts") },
        { to: `${base}/record`, label: t("office.navigation.record") },
      ]}
    />
  );
}

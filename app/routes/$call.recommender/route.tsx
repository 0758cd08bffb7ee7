import { useLoaderData } from "@remix-run/react";
import { RoleLayout } from "#app/components/role-layout.tsx";
import { callTitle } from "#app/http/call-title.server.ts";
import { loaderFor } from "#app/http/page.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";

export const loader = loaderFor(["recommender"], async ({ call }) => Promise.resolve({ call: callTitle(call) }));

/** The pages of a recommending body. */
export default function RecommenderLayout() {
  const { t } = useTranslation();
  const { call } = useLoaderData<typeof loader>();
  return (
    <RoleLayout
      call={call}
      role="recommender"
      base="recommender"
      navigation={[{ to: `/${call.slug}/recommender`, label: t("office.recommender.heading"), isExact: true }]}
    />
  );
}

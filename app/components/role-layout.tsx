import { Outlet } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell, type NavigationItem } from "./app-shell.tsx";
import { usePick } from "./bilingual.ts";

export interface CallTitle {
  readonly slug: string;
  readonly shortName: { readonly zh: string; readonly en: string };
  readonly edition: { readonly zh: string; readonly en: string };
}

export interface Props {
  readonly call: CallTitle;
  readonly role: "secretariat" | "chair" | "supervisor" | "expert" | "recommender";
  /** First segment of the role's pages, e.g. `office`. */
  readonly base: string;
  readonly navigation: readonly NavigationItem[];
}

/** The frame of all pages of one role in one call. */
export function RoleLayout({ call, role, base, navigation }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <AppShell
      home={`/${call.slug}/${base}`}
      title={`${pick(call.shortName)} · ${pick(call.edition)}`}
      role={t(`common.roles.${role}`)}
      navigation={navigation}
    >
      <Outlet />
    </AppShell>
  );
}

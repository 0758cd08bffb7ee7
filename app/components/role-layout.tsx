import { Outlet } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "./app-shell.tsx";
import { usePick } from "./bilingual.ts";
import type { NavigationItem } from "./main-navigation.tsx";

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
  /** Pages behind the last entry of the navigation. */
  readonly more?: readonly NavigationItem[];
}

/** The frame of all pages of one role in one call. */
export function RoleLayout({ call, role, base, navigation, more = [] }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <AppShell
      home={`/${call.slug}/${base}`}
      title={`${pick(call.shortName)} · ${pick(call.edition)}`}
      role={t(`common.roles.${role}`)}
      navigation={navigation}
      more={more}
    >
      <Outlet />
    </AppShell>
  );
}

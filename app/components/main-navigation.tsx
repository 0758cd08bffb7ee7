import { NavLink, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

export interface NavigationItem {
  readonly to: string;
  readonly label: string;
  /** The item is current only at exactly this address, not below it. */
  readonly isExact?: boolean;
}

export interface Props {
  readonly items: readonly NavigationItem[];
  /** What is needed now and then: behind one entry at the end, so that the others fit on one line. */
  readonly more: readonly NavigationItem[];
}

/** The pages of a role. Where they do not fit they scroll sideways, and the entry at the end stays in sight. */
export function MainNavigation({ items, more }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const links = useRef<HTMLDivElement>(null);
  useEffect(() => {
    links.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <nav aria-label={t("common.mainNavigation")}>
      <div className="links" ref={links}>
        {items.map(toLink)}
      </div>
      {more.length > 0 && (
        // A new key with every page closes it again.
        <details className="menu" key={pathname}>
          <summary>{t("common.moreNavigation")}</summary>
          <div>{more.map(toLink)}</div>
        </details>
      )}
    </nav>
  );
}

function toLink({ to, label, isExact = false }: NavigationItem) {
  return (
    <NavLink key={to} to={to} end={isExact}>
      {label}
    </NavLink>
  );
}

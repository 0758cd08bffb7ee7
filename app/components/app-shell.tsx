import { Form, Link, useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { BrandMark } from "./brand-mark.tsx";
import { MainNavigation, type NavigationItem } from "./main-navigation.tsx";

export interface Props {
  readonly children: ReactNode;
  /** Where the brand leads; the start page by default. */
  readonly home?: string;
  readonly title?: string;
  readonly role?: string;
  readonly navigation?: readonly NavigationItem[];
  /** Pages behind the last entry of the navigation. */
  readonly more?: readonly NavigationItem[];
}

interface RootData {
  readonly account: { readonly nameZh: string; readonly nameEn: string } | null;
}

/** The bar every page has: brand, navigation of the role, language, who is signed in. */
export function AppShell({ children, home = "/", title, role, navigation = [], more = [] }: Props) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const account = useRouteLoaderData<RootData>("root")?.account ?? null;
  const isChinese = i18n.language === "zh-CN";
  return (
    <>
      <a className="skip" href="#content">
        {t("common.skipToContent")}
      </a>
      <header className="bar">
        <Link className="brand" to={home}>
          <BrandMark />
          {t("common.product")}
        </Link>
        {navigation.length > 0 && <MainNavigation items={navigation} more={more} />}
        <span className="end">
          {title !== undefined && <span className="opt">{title}</span>}
          <Form method="post" action="/language" reloadDocument>
            <input type="hidden" name="language" value={isChinese ? "en" : "zh-CN"} />
            <input type="hidden" name="returnTo" value={location.pathname + location.search} />
            <button
              className="link"
              type="submit"
              lang={isChinese ? "en" : "zh-CN"}
              aria-label={t("common.switchLanguageLabel")}
            >
              {isChinese ? "EN" : "中文"}
            </button>
          </Form>
          {account === null ? (
            <Link to="/sign-in">{t("common.signIn")}</Link>
          ) : (
            <>
              <span className="who">
                {role !== undefined && <span className="opt">{role} · </span>}
                {isChinese ? account.nameZh : account.nameEn}
              </span>
              <Form method="post" action="/sign-out" reloadDocument>
                <button className="link" type="submit">
                  {t("common.signOut")}
                </button>
              </Form>
            </>
          )}
        </span>
      </header>
      {children}
    </>
  );
}

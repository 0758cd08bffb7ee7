import { Form } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";
import { typedIn } from "#app/components/typed.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AccountsData } from "./route.tsx";

export interface Props {
  readonly recommenders: AccountsData["recommenders"];
  /** What the page's action answered: after a refusal it holds what was typed. */
  readonly reply: unknown;
}

/** Invites staff or a recommending body; experts are invited on their own page, where their facts are. */
export function InviteForm({ recommenders, reply }: Props) {
  const typed = typedIn(reply);
  const { t } = useTranslation();
  const choose = usePick();
  return (
    <Form method="post" className="panel padded">
      <h2>{t("office.accounts.invite")}</h2>
      <p className="muted small">{t("office.accounts.inviteHint")}</p>
      <div className="tools">
        <Field label={t("office.accounts.role")}>
          <select name="role" defaultValue={typed("role", "secretariat")} required>
            {(["secretariat", "chair", "supervisor", "recommender"] as const).map((role) => (
              <option key={role} value={role}>
                {t(`common.roles.${role}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("office.accounts.email")}>
          <input name="email" defaultValue={typed("email")} type="email" required autoComplete="off" />
        </Field>
        <Field label={t("office.accounts.nameZh")}>
          <input name="nameZh" defaultValue={typed("nameZh")} lang="zh-CN" required autoComplete="off" />
        </Field>
        <Field label={t("office.accounts.nameEn")}>
          <input name="nameEn" defaultValue={typed("nameEn")} lang="en" required autoComplete="off" />
        </Field>
        {recommenders.length > 0 && (
          <Field label={t("office.accounts.organization")}>
            <select name="organization" defaultValue={typed("organization")}>
              <option value="">{t("common.none")}</option>
              {recommenders.map((item) => (
                <option key={item.id} value={item.id}>
                  {choose({ zh: item.nameZh, en: item.nameEn })}
                </option>
              ))}
            </select>
          </Field>
        )}
        <button className="btn primary" type="submit">
          {t("office.accounts.invite")}
        </button>
      </div>
    </Form>
  );
}

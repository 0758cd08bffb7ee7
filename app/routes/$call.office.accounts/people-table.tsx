import { Form } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AccountsData } from "./route.tsx";

/** Who holds which role; ending one ends every session of the account too. */
export function PeopleTable({ people }: { readonly people: AccountsData["people"] }) {
  const { t } = useTranslation();
  const choose = usePick();
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t("office.accounts.people")}</h2>
      <div className="panel scroll" role="region" aria-labelledby="people" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("office.accounts.role")}</th>
              <th scope="col">{t("office.accounts.name")}</th>
              <th scope="col">{t("office.accounts.email")}</th>
              <th scope="col">{t("office.accounts.actsFor")}</th>
              <th scope="col">{t("office.accounts.end")}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => {
              const name = choose({ zh: person.nameZh, en: person.nameEn });
              const role = t(`common.roles.${person.role}`);
              return (
                <tr key={`${person.accountId} ${person.role}`}>
                  <td>{role}</td>
                  <th scope="row">{name}</th>
                  <td>{person.email}</td>
                  <td>
                    {person.expertCode}
                    {person.organization !== null &&
                      choose({ zh: person.organization.nameZh, en: person.organization.nameEn })}
                  </td>
                  <td>
                    {person.isSelf ? (
                      <span className="muted xs">{t("office.accounts.self")}</span>
                    ) : (
                      <details>
                        <summary aria-label={t("office.accounts.endFor", { name, role })}>
                          {t("office.accounts.end")}
                        </summary>
                        <Form method="post">
                          <input type="hidden" name="intent" value="end" />
                          <input type="hidden" name="account" value={person.accountId} />
                          <input type="hidden" name="role" value={person.role} />
                          <button className="btn bad" type="submit">
                            {t("office.accounts.endConfirm")}
                          </button>
                        </Form>
                      </details>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

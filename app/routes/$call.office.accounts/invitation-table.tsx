import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AccountsData } from "./route.tsx";

export interface Props {
  readonly invitations: AccountsData["invitations"];
  readonly call: CallWords;
}

/** Invitations nobody has accepted yet. */
export function InvitationTable({ invitations, call }: Props) {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  return (
    <section aria-labelledby="pending">
      <h2 id="pending">{t("office.accounts.pending")}</h2>
      {invitations.length === 0 ? (
        <p className="muted">{t("office.accounts.noPending")}</p>
      ) : (
        <div className="panel scroll" role="region" aria-labelledby="pending" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("office.accounts.role")}</th>
                <th scope="col">{t("office.accounts.name")}</th>
                <th scope="col">{t("office.accounts.email")}</th>
                <th scope="col">{t("office.accounts.sentAt")}</th>
                <th scope="col">{t("office.accounts.expiresAt")}</th>
              </tr>
            </thead>
            <tbody>
              {invitations.map((invitation) => (
                <tr key={invitation.id}>
                  <td>{t(`common.roles.${invitation.role}`)}</td>
                  <th scope="row">{choose({ zh: invitation.nameZh, en: invitation.nameEn })}</th>
                  <td>{invitation.email}</td>
                  <td className="nowrap">{instantText(invitation.createdAt, call.timeZone, i18n.language)}</td>
                  <td className="nowrap">
                    {instantText(invitation.expiresAt, call.timeZone, i18n.language)}
                    {invitation.isExpired && <span className="tag bad">{t("office.accounts.expired")}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props {
  readonly link: string;
  readonly email: string;
}

/** The link of an invitation, shown this once: afterwards only its hash is known. */
export function InvitationLink({ link, email }: Props) {
  const { t } = useTranslation();
  return (
    <div className="notice good" role="status">
      <strong>{t("office.invitation.sent", { email })}</strong>
      <p>{t("office.invitation.once")}</p>
      <input className="input" readOnly value={link} aria-label={t("office.invitation.link")} />
    </div>
  );
}

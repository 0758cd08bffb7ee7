import { Link, useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { instantText } from "#app/components/instant.ts";
import { useRefusalText } from "#app/components/refusal-text.ts";
import type { SaveState } from "./draft-keeper.ts";

export interface Props {
  readonly state: SaveState;
  readonly restoredFrom: string | null;
  readonly zone: string;
}

/** What a person must know about saving: said aloud once, and what to do about it. */
export function SaveNotices({ state, restoredFrom, zone }: Props) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const refusal = useRefusalText(state.kind === "refused" ? state.code : undefined);
  return (
    <div role="status">
      {restoredFrom !== null && (
        <p className="notice">
          {t("expert.saveNotice.restored", { instant: instantText(restoredFrom, zone, i18n.language) })}
        </p>
      )}
      {state.kind === "unreachable" && <p className="notice warm">{t("expert.saveNotice.unreachable")}</p>}
      {state.kind === "onScreen" && <p className="notice warm">{t("expert.saveNotice.onScreen")}</p>}
      {state.kind === "signedOut" && (
        <p className="notice warm">
          {t("expert.saveNotice.signedOut")}
          {t("common.sentenceGap")}
          <Link to={`/sign-in?returnTo=${encodeURIComponent(location.pathname)}`}>{t("common.signIn")}</Link>
        </p>
      )}
      {state.kind === "refused" && (
        <p className="notice bad">
          {t("expert.saveNotice.refused")}
          {t("common.sentenceGap")}
          {refusal ?? state.code}
        </p>
      )}
    </div>
  );
}

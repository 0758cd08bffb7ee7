import { useTranslation } from "#app/i18n/use-translation.ts";
import type { SeedPart } from "./draw-data.ts";

/** What each of the two has fixed and given. */
export function SeedParts({
  parts,
  at,
}: {
  readonly parts: readonly SeedPart[];
  readonly at: (instant: string) => string;
}) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("draws.seed.title")}</h2>
      <div className="panel scroll">
        <table className="table">
          <caption className="hidden-visually">{t("draws.seed.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("draws.seed.part")}</th>
              <th scope="col">{t("draws.seed.commitment")}</th>
              <th scope="col">{t("draws.seed.text")}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ role, commitment, committedAt, secret, revealedAt }) => (
              <tr key={role}>
                <th scope="row" className="nowrap">
                  {t(`draws.seed.${role}`)}
                </th>
                <td>
                  {commitment === null || committedAt === null ? (
                    <span className="muted">{t("draws.seed.waiting")}</span>
                  ) : (
                    <>
                      <code className="digest">{commitment}</code>
                      <br />
                      <span className="small muted">{at(committedAt)}</span>
                    </>
                  )}
                </td>
                <td>
                  {secret === null || revealedAt === null ? (
                    <span className="muted">{t("draws.seed.secret")}</span>
                  ) : (
                    <>
                      <code className="digest">{secret}</code>
                      <br />
                      <span className="small muted">{at(revealedAt)}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

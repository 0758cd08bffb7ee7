import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "./bilingual.ts";
import { instantText } from "./instant.ts";

export interface Entry {
  readonly at: string;
  readonly actor: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly actorRole: string;
  readonly verb: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly seq: number | null;
  readonly hash: string | null;
}

export interface Props {
  readonly entries: readonly Entry[];
  readonly zone: string;
  /** Where a subject's page is for this reader; undefined: nowhere. */
  readonly hrefOf?: (subjectType: string, subjectId: string) => string | undefined;
}

/** Entries of the audit trail, as a table. */
export function RecordEntries({ entries, zone, hrefOf = () => undefined }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const verbText = useVerbText();
  const subjectText = (type: string) => {
    const key = `record.subjects.${type}`;
    return i18n.exists(key) ? t(key as "record.subjects.call") : type;
  };
  return (
    <div className="panel scroll" role="region" aria-label={t("record.caption")} tabIndex={0}>
      <table className="table">
        <caption className="hidden-visually">{t("record.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("record.number")}
            </th>
            <th scope="col">{t("record.at")}</th>
            <th scope="col">{t("record.who")}</th>
            <th scope="col">{t("record.what")}</th>
            <th scope="col">{t("record.subject")}</th>
            <th scope="col">{t("record.details")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={entry.seq ?? `${entry.at}-${index}`}>
              <td className="num muted">{entry.seq ?? ""}</td>
              <td className="nowrap">{instantText(entry.at, zone, i18n.language)}</td>
              <td>
                {entry.actor === null ? t("record.system") : pick({ zh: entry.actor.nameZh, en: entry.actor.nameEn })}
                {entry.actor !== null && entry.actorRole !== "" && (
                  <span className="xs muted block">{rolesText(entry.actorRole, t)}</span>
                )}
              </td>
              <td>{verbText(entry.verb)}</td>
              <td>
                <Subject href={hrefOf(entry.subjectType, entry.subjectId)}>{subjectText(entry.subjectType)}</Subject>
              </td>
              <td>
                <EntryDetails entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A verb of the audit trail in words; one without a text stands for itself. */
export function useVerbText(): (verb: string) => string {
  const { t, i18n } = useTranslation();
  return (verb) => {
    const key = `record.verbs.${verb}`;
    return i18n.exists(key) ? t(key as "record.verbs.call.created") : verb;
  };
}

function rolesText(roles: string, t: ReturnType<typeof useTranslation>["t"]): string {
  const names = roles.split(",").map((role) => t(`common.roles.${role}` as "common.roles.chair"));
  return names.join(t("common.listSeparator"));
}

function Subject({ href, children }: { readonly href: string | undefined; readonly children: string }) {
  return href === undefined ? <>{children}</> : <Link to={href}>{children}</Link>;
}

function EntryDetails({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const pairs = Object.entries(entry.details);
  if (pairs.length === 0 && entry.hash === null) return null;
  return (
    <details>
      <summary>{t("common.actions.show")}</summary>
      <dl className="pairs xs">
        {pairs.map(([key, value]) => (
          <Fragment key={key}>
            <dt>{key}</dt>
            <dd>
              <code>{typeof value === "string" ? value : JSON.stringify(value)}</code>
            </dd>
          </Fragment>
        ))}
      </dl>
      {entry.hash !== null && (
        <p className="xs muted">
          {t("record.hash")}
          <code>{entry.hash}</code>
        </p>
      )}
    </details>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { instantText } from "../instant.ts";
import { useName } from "../ranking/shortlist-panel.tsx";
import { RefusalNotice } from "../refusal-notice.tsx";
import { StateLine } from "../state-line.tsx";
import { MovedTable } from "./moved-table.tsx";
import { PendingVersionPanel } from "./pending-version.tsx";
import type { PendingVersion, ResultVersion, VersionData } from "./version-data.ts";
import { versionTableName } from "./version-tables.ts";

export interface Props {
  readonly data: VersionData;
  /** What the page's action answered. */
  readonly reply: unknown;
}

/** Every version of a stage's confirmed result, newest first, each with what moved and why. */
export function VersionsPage({ data, reply }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const { stage, versions, pending } = data;
  const name = pick(stage.name);
  const inForce = versions.find((version) => version.isInForce);
  const somethingMoved = [...versions, ...(pending === null ? [] : [pending])].some(
    ({ changes }) => changes.length > 0,
  );
  return (
    <>
      <StateLine
        state={t("versions.state", { stage: name })}
        facts={inForce === undefined ? [] : [t("versions.inForce", { number: inForce.number })]}
        next={t(`versions.next.${nextOf(pending)}`)}
      />
      <main id="content" className="page">
        <h1>{t("versions.title", { stage: name })}</h1>
        <p className="lead">{t("versions.lead")}</p>
        <p className="row">
          <Link to={`../stages/${stage.kind}`}>{t("versions.back")}</Link>
          {somethingMoved && (
            <a className="btn push no-print" href="versions.xlsx">
              {t("reports.files.all")}
            </a>
          )}
        </p>
        <RefusalNotice reply={reply} />
        {pending !== null && <PendingVersionPanel pending={pending} data={data} />}
        {versions.map((version, index) => (
          <Version key={version.number} version={version} isFirst={index === versions.length - 1} data={data} />
        ))}
      </main>
    </>
  );
}

function nextOf(pending: PendingVersion | null): "settled" | "reading" | "votes" | "propose" | "confirm" {
  if (pending === null) return "settled";
  if (pending.rereadingDueAt !== null) return "reading";
  if (pending.votesMissing > 0) return "votes";
  return pending.state === "proposed" && !pending.isStale ? "confirm" : "propose";
}

interface VersionProps {
  readonly version: ResultVersion;
  /** Of the stage: nothing was in force before. */
  readonly isFirst: boolean;
  readonly data: VersionData;
}

function Version({ version, isFirst, data }: VersionProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useName();
  const { number, isInForce, proposedBy, proposedAt, confirmedBy, confirmedAt, note, passing, submissions } = version;
  const at = (instant: string | null) =>
    instant === null ? "" : instantText(instant, data.call.timeZone, i18n.language);
  const people = {
    proposer: nameOf(proposedBy),
    proposedAt: at(proposedAt),
    confirmer: nameOf(confirmedBy),
    confirmedAt: at(confirmedAt),
  };
  const heading = t("versions.version.heading", { number });
  return (
    <section className="stack" aria-labelledby={`version-${number}`}>
      <h2 id={`version-${number}`}>
        {heading}{" "}
        <span className={isInForce ? "tag good" : "tag"}>
          {t(isInForce ? "versions.version.inForce" : "versions.version.superseded")}
        </span>
      </h2>
      <p>
        {t("versions.version.confirmed", people)}
        {t("common.sentenceGap")}
        {t("versions.version.counts", { passing, submissions })}
      </p>
      {note !== "" && <blockquote className="quote small">{note}</blockquote>}
      {version.resultDigest !== null && (
        <p className="small">
          {t("versions.pending.digest")} <code className="digest">{version.resultDigest}</code>
        </p>
      )}
      {isFirst ? (
        <p className="muted">{t("versions.version.first")}</p>
      ) : (
        <>
          <p>{t(version.isSameList ? "versions.version.sameList" : "versions.version.otherList")}</p>
          <MovedTable
            {...data}
            changes={version.changes}
            caption={t("common.labelled", { label: heading, text: t("versions.moved.caption") })}
            files={{ csv: `versions.csv?table=${versionTableName(number)}` }}
          />
        </>
      )}
    </section>
  );
}

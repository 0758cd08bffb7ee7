import { Form } from "@remix-run/react";
import { instantText } from "#app/components/instant.ts";
import { ScanResult } from "#app/components/conflicts/scan-result.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ScanOutcome } from "#app/workflow/conflict-scan.server.ts";

export interface Props {
  /** What the scan did that was just asked for. */
  readonly outcome: ScanOutcome | undefined;
  readonly lastScanAt: string | null;
  readonly mayExport: boolean;
  readonly zone: string;
}

const DOCUMENTS = ["organizations", "experts", "submissions"] as const;

/** Looks for conflicts now, and says what was found. */
export function ScanPanel({ outcome, lastScanAt, mayExport, zone }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <section className="panel padded" aria-labelledby="scan">
      <h2 id="scan">{t("conflicts.scan.title")}</h2>
      <p className="muted small">{t("conflicts.scan.lead")}</p>
      {outcome !== undefined && <ScanResult outcome={outcome} />}
      <Form method="post" className="row under">
        <button className="btn" type="submit" name="intent" value="scan">
          {t("conflicts.scan.run")}
        </button>
        <span className="muted small">
          {lastScanAt === null
            ? t("conflicts.scan.never")
            : t("conflicts.scan.last", { at: instantText(lastScanAt, zone, i18n.language) })}
        </span>
      </Form>
      {mayExport && (
        <div className="row under muted small">
          <span>{t("conflicts.scan.documents.lead")}</span>
          {DOCUMENTS.map((name) => (
            // A download is a document of its own, not a page of this application.
            <a key={name} href={`conflicts/facts/${name}`} download>
              {t(`conflicts.scan.documents.${name}`)}
            </a>
          ))}
        </div>
      )}
    </section>
  );
}

import { useTranslation } from "#app/i18n/use-translation.ts";
import type { RunCheck, RunProof } from "#app/workflow/assignment-proof.server.ts";

const TONES = { proven: "notice good", drawn: "notice good", open: "notice warm", broken: "notice bad" } as const;

/** How good the run was that made these assignments, and whether its certificate holds. */
export function RunProofPanel({ proof }: { readonly proof: RunProof }) {
  const { t } = useTranslation();
  const { mode, sum, worstPair, worstSubmission, loads, check } = proof;
  const atMost = check === null || check.verdict === "drawn" ? "" : t("stages.assign.atMost", { best: check.sumBound });
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{t("stages.proof.title")}</h2>
      {check !== null && <Verdict check={check} />}
      <dl className="facts">
        <Fact name={t("stages.proof.mode")} value={t(`stages.proof.modes.${mode}`)} />
        <Fact name={t("stages.assign.sum")} value={String(sum)} note={atMost} />
        <Fact name={t("stages.proof.worstPair")} value={String(worstPair ?? 0)} />
        <Fact name={t("stages.assign.worstTotal")} value={String(worstSubmission ?? 0)} />
        <Fact name={t("stages.proof.loads")} value={t("stages.proof.loadsRange", loads)} />
        {check !== null && <Fact name={t("stages.proof.unmet")} value={String(check.unmet)} />}
      </dl>
      <p className="xs muted">{t("stages.proof.asMade")}</p>
    </section>
  );
}

function Verdict({ check: { verdict, sumBound, onTotals, onBridges } }: { readonly check: RunCheck }) {
  const { t } = useTranslation();
  const notes = [
    t(`stages.proof.${verdict}Note`, { best: sumBound }),
    ...(verdict === "proven" && onTotals > 0 ? [t("stages.proof.onTotals", { cost: onTotals })] : []),
    ...(verdict === "proven" && onBridges > 0 ? [t("stages.proof.onBridges", { cost: onBridges })] : []),
  ];
  return (
    <div className={TONES[verdict]}>
      <strong>{t(`stages.proof.verdict.${verdict}`)}</strong>
      <p>{notes.join(t("common.sentenceGap"))}</p>
    </div>
  );
}

function Fact({ name, value, note }: { readonly name: string; readonly value: string; readonly note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note !== undefined && note !== "" && <span className="xs">{note}</span>}
      </dd>
    </div>
  );
}

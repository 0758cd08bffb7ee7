import { Form, Link } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ProposedRepair } from "#app/workflow/assignment-repairs.server.ts";

export interface Props {
  readonly repair: ProposedRepair;
  /** Names what is shown, so that nothing else is carried out. */
  readonly shown: string;
  /** The expert the office asked for; null: whoever the engine finds. */
  readonly chosen: string | null;
  readonly isActive: boolean;
}

/** What the engine would change so that the place is filled: who comes, who else moves, and what it costs. */
export function RepairProposal({ repair, shown, chosen, isActive }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="repair">
      <h2 id="repair">{t("stages.repair.title")}</h2>
      <p className="muted small">{t(isActive ? "stages.repair.leadActive" : "stages.repair.leadEnded")}</p>
      {chosen !== null && (
        <p>
          {t("stages.repair.chosen")}
          {t("common.sentenceGap")}
          <Link to="?">{t("stages.repair.anybody")}</Link>
        </p>
      )}
      {repair.status === "impossible" ? (
        <p className="notice bad">
          {t("stages.repair.impossible")}
          {t("common.sentenceGap")}
          {t(`stages.assign.reasons.${repair.blocking.reason}`, {
            serials: repair.blocking.serials.join(t("common.listSeparator")),
            experts: repair.blocking.expertCodes.join(t("common.listSeparator")),
            wanted: repair.blocking.wanted,
            canGive: repair.blocking.canGive,
          })}
        </p>
      ) : (
        <Proposal repair={repair} shown={shown} chosen={chosen} isActive={isActive} />
      )}
    </section>
  );
}

type Repaired = Extract<ProposedRepair, { readonly status: "repaired" }>;

function Proposal({ repair, shown, chosen, isActive }: Omit<Props, "repair"> & { readonly repair: Repaired }) {
  const { t } = useTranslation();
  const { leaves, comes, cost, isProven } = repair;
  const moved = leaves.filter((pair) => !pair.isAsked);
  const started = moved.filter((pair) => pair.progress === "started").length;
  return (
    <>
      <ChangeTable repair={repair} />
      <p>
        {moved.length === 0 ? t("stages.repair.nobodyMoves") : t("stages.repair.moves", { count: moved.length })}
        {t("common.sentenceGap")}
        {started > 0 && t("stages.repair.started", { count: started })}
        {started > 0 && t("common.sentenceGap")}
        {cost === 0
          ? t("stages.repair.same")
          : t(cost > 0 ? "stages.repair.cost" : "stages.repair.won", { cost: Math.abs(cost) })}
        {!isProven && t("common.sentenceGap")}
        {!isProven && t("stages.repair.open")}
      </p>
      {comes.length > 0 && (
        <Form method="post" className="panel padded">
          <input type="hidden" name="intent" value="repair" />
          <input type="hidden" name="expected" value={shown} />
          <input type="hidden" name="with" value={chosen ?? ""} />
          {leaves.length > 0 && (
            <Field label={t("stages.list.reason")} hint={t("stages.repair.reasonHint")}>
              <input name="reason" required autoComplete="off" />
            </Field>
          )}
          <button className={isActive ? "btn" : "btn primary"} type="submit">
            {t("stages.repair.carryOut")}
          </button>
        </Form>
      )}
    </>
  );
}

function ChangeTable({ repair: { leaves, comes } }: { readonly repair: Repaired }) {
  const { t } = useTranslation();
  return (
    <div className="panel scroll" role="region" aria-labelledby="repair" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("stages.list.submission")}</th>
            <th scope="col">{t("stages.list.expert")}</th>
            <th scope="col">{t("stages.list.change")}</th>
            <th scope="col">{t("stages.list.sheet")}</th>
            <th scope="col" className="num">
              {t("stages.list.fit")}
            </th>
          </tr>
        </thead>
        <tbody>
          {comes.map((pair) => (
            <tr key={`${pair.expertId} ${pair.submissionId}`}>
              <th scope="row">{pair.serial}</th>
              <td>{pair.expertCode}</td>
              <td>{t("stages.repair.comes")}</td>
              <td />
              <td className="num">{pair.fit}</td>
            </tr>
          ))}
          {leaves.map((pair) => (
            <tr key={pair.assignmentId}>
              <th scope="row">{pair.serial}</th>
              <td>{pair.expertCode}</td>
              <td>{t(pair.isAsked ? "stages.repair.leaves" : "stages.repair.handsOn")}</td>
              <td>{t(`stages.repair.progress.${pair.progress}`)}</td>
              <td className="num">−{pair.fit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

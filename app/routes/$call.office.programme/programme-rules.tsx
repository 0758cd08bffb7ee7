import { usePick } from "#app/components/bilingual.ts";
import { useStageName } from "#app/components/code-names.ts";
import { dateText, instantText } from "#app/components/instant.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ProgrammeData } from "./route.tsx";

/** Rules of admission with their limits, rules on conflicts, and the days off. */
export function ProgrammeRules({ data }: { readonly data: ProgrammeData }) {
  return (
    <>
      <Eligibility eligibility={data.eligibility} />
      <ConflictRules data={data} />
      <Holidays holidays={data.holidays} />
    </>
  );
}

function Eligibility({ eligibility }: { readonly eligibility: ProgrammeData["eligibility"] }) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const kilobytes = (bytes: number) => t("common.bytes", { size: bytes / 1024 });
  const limits: readonly (readonly [label: string, value: string])[] = [
    [
      t("programme.limits.launchedFrom"),
      eligibility.launchedFrom === null ? t("common.none") : dateText(eligibility.launchedFrom, i18n.language),
    ],
    [t("programme.limits.countries"), String(eligibility.countries.length)],
    [t("programme.limits.employees"), String(eligibility.maximumEmployees ?? t("common.none"))],
    [
      t("programme.limits.scan"),
      t("overview.span", {
        from: kilobytes(eligibility.qualificationScanBytes.minimum),
        to: kilobytes(eligibility.qualificationScanBytes.maximum),
      }),
    ],
    [t("programme.limits.image"), kilobytes(eligibility.maximumImageBytes)],
    [t("programme.limits.summary"), String(eligibility.maximumCharacters.summary)],
    [t("programme.limits.innovation"), String(eligibility.maximumCharacters.innovation)],
    [t("programme.limits.application"), String(eligibility.maximumCharacters.application)],
    [t("programme.limits.profile"), String(eligibility.maximumCharacters.profile)],
    [t("programme.limits.recommendingExperts"), String(eligibility.recommendingExperts.count)],
  ];
  return (
    <section aria-labelledby="eligibility">
      <h2 id="eligibility">{t("programme.eligibility")}</h2>
      <div className="panel scroll" role="region" aria-labelledby="eligibility" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("formalCheck.rule")}</th>
              <th scope="col">{t("programme.ruleName")}</th>
              <th scope="col">{t("programme.decidedBy")}</th>
            </tr>
          </thead>
          <tbody>
            {eligibility.rules.map((rule) => (
              <tr key={rule.code}>
                <th scope="row">{rule.code}</th>
                <td>{pick(rule.name)}</td>
                <td>{t(`programme.ruleKinds.${rule.kind}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="panel padded pairs">
        {limits.map(([label, value]) => [<dt key={`${label} label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
    </section>
  );
}

function ConflictRules({ data: { conflictRules, conflictHandling, call } }: { readonly data: ProgrammeData }) {
  const { t } = useTranslation();
  const pick = usePick();
  const stageName = useStageName(call.stages);
  return (
    <section aria-labelledby="conflict-rules">
      <h2 id="conflict-rules">{t("programme.conflictRules")}</h2>
      <div className="panel scroll" role="region" aria-labelledby="conflict-rules" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("formalCheck.rule")}</th>
              <th scope="col">{t("programme.ruleName")}</th>
              <th scope="col">{t("office.conflicts.severity")}</th>
              <th scope="col" className="num">
                {t("programme.lookBack")}
              </th>
              <th scope="col">{t("programme.basis")}</th>
            </tr>
          </thead>
          <tbody>
            {conflictRules.map((rule) => (
              <tr key={rule.code}>
                <th scope="row">{rule.code}</th>
                <td>{pick(rule.name)}</td>
                <td>
                  {t(`office.severities.${rule.severity}`)}
                  {rule.stageSeverity !== null && (
                    <span className="block xs muted">
                      {t("common.labelled", {
                        label: stageName(rule.stageSeverity.stage),
                        text: t(`office.severities.${rule.stageSeverity.severity}`),
                      })}
                    </span>
                  )}
                </td>
                <td className="num">{rule.lookBackMonths ?? t("programme.unlimited")}</td>
                <td className="xs" lang="en">
                  {rule.basis}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ConflictHandling handling={conflictHandling} zone={call.timeZone} />
    </section>
  );
}

/** What the rules above do not say: who may speak, how long a verdict holds, how long somebody has to read again. */
function ConflictHandling({ handling, zone }: HandlingProps) {
  const { t, i18n } = useTranslation();
  const { applicantWindow, maximumExcluded, clearedMonths, rereadingWorkingDays } = handling;
  const at = (instant: string) => instantText(instant, zone, i18n.language);
  const facts: readonly (readonly [label: string, value: string])[] = [
    [
      t("programme.conflictHandling.window"),
      applicantWindow === null
        ? t("programme.conflictHandling.always")
        : t("overview.span", { from: at(applicantWindow.opensAt), to: at(applicantWindow.closesAt) }),
    ],
    [t("programme.conflictHandling.excluded"), String(maximumExcluded)],
    [
      t("programme.conflictHandling.cleared"),
      clearedMonths === null
        ? t("programme.conflictHandling.toEnd")
        : t("programme.conflictHandling.months", { count: clearedMonths }),
    ],
    [
      t("programme.conflictHandling.rereading"),
      t("programme.conflictHandling.workingDays", { count: rereadingWorkingDays }),
    ],
  ];
  return (
    <dl className="panel padded pairs">
      {facts.map(([label, value]) => [<dt key={`${label} label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
    </dl>
  );
}

interface HandlingProps {
  readonly handling: ProgrammeData["conflictHandling"];
  readonly zone: string;
}

function Holidays({ holidays }: { readonly holidays: ProgrammeData["holidays"] }) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  if (holidays.length === 0) return null;
  return (
    <section aria-labelledby="holidays">
      <h2 id="holidays">{t("programme.holidays")}</h2>
      <p className="small">
        {holidays
          .map((day) => `${dateText(day.date, i18n.language)} ${pick(day.name)}`)
          .join(t("common.listSeparator"))}
      </p>
    </section>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { StateLine } from "../state-line.tsx";
import type { WhatIfData } from "./report-data.ts";
import { WhatIfAnswer } from "./what-if-answer.tsx";
import { WhatIfForm } from "./what-if-form.tsx";

/** Other premises for the list of a stage, tried out; nothing is stored. */
export function WhatIfPage({ data }: { readonly data: WhatIfData }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { stage } = data;
  const name = pick(stage.name);
  return (
    <>
      <StateLine
        state={t("reports.state", { stage: name, state: t(`common.stageStates.${stage.state}`) })}
        next={t("reports.next")}
      />
      <main id="content" className="page">
        <h1>{t("reports.whatIf.title", { stage: name })}</h1>
        <p className="lead">{t("reports.whatIf.lead")}</p>
        <p className="row">
          <Link to={`../stages/${stage.kind}`}>{t("reports.links.ranking")}</Link>
          <Link to={`../stages/${stage.kind}/reports`}>{t("reports.links.reports")}</Link>
        </p>
        <p className="notice">{t("reports.whatIf.unchanged")}</p>
        <WhatIfForm data={data} />
        <WhatIfAnswer data={data} />
      </main>
    </>
  );
}

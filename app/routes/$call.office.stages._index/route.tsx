import { Link, useLoaderData } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import { Progress } from "#app/components/progress.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { listStages } from "#app/workflow/stages.server.ts";

export const loader = loaderFor(["secretariat"], async ({ ctx, call }) => ({
  call: callWords(call),
  stages: (await listStages(ctx, "staff")).map(
    ({ kind, name, state, opensAt, closesAt, assignedAt, submissions, submitted, expected }) => ({
      ...{ kind, name, state, opensAt, closesAt, submissions, submitted, expected },
      isAssigned: assignedAt !== null,
    }),
  ),
}));

export const handle: PageHandle = { title: "stages.title" };

export default function StagesPage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { call, stages } = useLoaderData<typeof loader>();
  const current = stages.find((stage) => stage.state !== "frozen");
  return (
    <>
      <StateLine
        state={t("stages.title")}
        facts={
          current === undefined
            ? []
            : [
                t("stages.stateOf", {
                  stage: pick(current.name),
                  state: t(`common.stageStates.${current.state}`),
                }),
              ]
        }
      />
      <main id="content" className="page">
        <h1>{t("stages.title")}</h1>
        <p className="lead">{t("stages.lead")}</p>
        <div className="panel scroll" role="region" aria-label={t("stages.title")} tabIndex={0}>
          <table className="table">
            <caption className="hidden-visually">{t("stages.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("stages.stage")}</th>
                <th scope="col">{t("stages.state")}</th>
                <th scope="col">{t("stages.opens")}</th>
                <th scope="col">{t("stages.closes")}</th>
                <th scope="col" className="num">
                  {t("stages.submissions")}
                </th>
                <th scope="col">{t("stages.sheets")}</th>
              </tr>
            </thead>
            <tbody>
              {stages.map((stage) => (
                <tr key={stage.kind}>
                  <th scope="row">
                    <Link className="t" to={stage.kind}>
                      {pick(stage.name)}
                    </Link>
                  </th>
                  <td>
                    {stage.state === "planned" && stage.isAssigned
                      ? t("overview.stageStates.assigned")
                      : t(`common.stageStates.${stage.state}`)}
                  </td>
                  <td className="nowrap">{instantText(stage.opensAt, call.timeZone, i18n.language)}</td>
                  <td className="nowrap">{instantText(stage.closesAt, call.timeZone, i18n.language)}</td>
                  <td className="num">{stage.submissions === 0 ? "" : stage.submissions}</td>
                  <td>{stage.expected > 0 && <Progress done={stage.submitted} total={stage.expected} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </main>
    </>
  );
}

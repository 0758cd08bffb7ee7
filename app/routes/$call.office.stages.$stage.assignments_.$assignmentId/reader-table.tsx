import { usePick } from "#app/components/bilingual.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ExpertOfPair } from "#app/workflow/assignment-explanations.server.ts";

export interface Props {
  readonly readers: readonly ExpertOfPair[];
  readonly isFirstStage: boolean;
}

/** Who reads the submission now. */
export function ReaderTable({ readers, isFirstStage }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t("stages.explain.panel")}</h2>
      <div className="panel scroll" role="region" aria-labelledby="readers" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <ExpertHeads isFirstStage={isFirstStage} />
            </tr>
          </thead>
          <tbody>
            {readers.map((reader) => (
              <tr key={reader.expertId}>
                <ExpertCells expert={reader} isFirstStage={isFirstStage} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function ExpertHeads({ isFirstStage }: { readonly isFirstStage: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col">{t("stages.explain.expert")}</th>
      <th scope="col">{t("stages.explain.kind")}</th>
      <th scope="col" className="num">
        {t("stages.explain.fitShort")}
      </th>
      <th scope="col" className="num">
        {t("stages.explain.load")}
      </th>
      {!isFirstStage && <th scope="col">{t("stages.explain.readBefore")}</th>}
    </>
  );
}

export function ExpertCells({
  expert,
  isFirstStage,
}: {
  readonly expert: ExpertOfPair;
  readonly isFirstStage: boolean;
}) {
  const { t } = useTranslation();
  const pickName = usePick();
  const { code, nameZh, nameEn, kind, fit, load, capacity, hasReadBefore } = expert;
  return (
    <>
      <th scope="row" className="nowrap">
        {code} {pickName({ zh: nameZh, en: nameEn })}
      </th>
      <td className="nowrap">{t(`common.expertKinds.${kind}`)}</td>
      <td className="num">{fit.score}</td>
      <td className="num nowrap">{t("stages.explain.loadOf", { load, capacity })}</td>
      {!isFirstStage && <td>{t(hasReadBefore ? "stages.explain.yes" : "stages.explain.no")}</td>}
    </>
  );
}

import { useTranslation } from "#app/i18n/use-translation.ts";
import { AdjustedBy } from "./adjusted-by.tsx";
import { type AnalysisData, type Computed, isAdjusted } from "./analysis-data.ts";
import { gateSentences } from "./analysis-words.ts";
import { BesideTheRecord } from "./beside-the-record.tsx";
import { ComeBackNotice } from "./come-back-notice.tsx";
import type { RankingRule } from "./ranking-data.ts";
import type { RankingWords } from "./ranking-words.ts";

export interface Props {
  readonly analysis: Computed<AnalysisData>;
  readonly rule: RankingRule;
  readonly words: RankingWords;
  /** This page again, for a browser without scripts. */
  readonly href: string;
}

/** How far the list can be trusted, in one statement; and what the gate has to say about adjusted scores. */
export function TrustPanel({ analysis, rule, words, href }: Props) {
  const { t } = useTranslation();
  if (analysis.state === "failed") return <p className="notice bad">{t("ranking.trust.failed")}</p>;
  if (analysis.state === "computing") return <BeingComputed ahead={analysis.ahead} href={href} />;
  return <Statement analysis={analysis.value} rule={rule} words={words} />;
}

function BeingComputed({ ahead, href }: { readonly ahead: number; readonly href: string }) {
  const { t } = useTranslation();
  const queue = ahead > 0 ? [t("ranking.trust.ahead", { count: ahead })] : [];
  return <ComeBackNotice sentences={[t("ranking.trust.computing"), ...queue]} href={href} />;
}

function Statement({ analysis, rule, words }: Pick<Props, "rule" | "words"> & { readonly analysis: AnalysisData }) {
  const { t, i18n } = useTranslation();
  const { list, gate } = analysis;
  const sentences = gateSentences(t, i18n.language, analysis, words);
  return (
    <section className="panel padded trust" aria-labelledby="trust">
      <h2 id="trust">{t("ranking.trust.title")}</h2>
      {list !== null && (
        <>
          <p>
            <strong>
              {t("ranking.trust.statement", { count: list.size, expected: Math.round(list.expected / 1000) })}
            </strong>
          </p>
          <p className="small muted">{t("ranking.trust.meaning")}</p>
        </>
      )}
      {isAdjusted(analysis) ? (
        <>
          <p className="small">
            {t("ranking.trust.adjusted", { method: t(`ranking.trust.methods.${analysis.method}`) })}
          </p>
          <BesideTheRecord method={analysis.method} rule={rule} />
        </>
      ) : (
        <p>
          <strong>{t("ranking.gate.refused")}</strong>
        </p>
      )}
      {gate.verdict !== "refused" && <AdjustedBy method={analysis.method} />}
      {gate.verdict === "labelled" && <p className="small">{t("ranking.gate.labelled")}</p>}
      {sentences.map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
    </section>
  );
}

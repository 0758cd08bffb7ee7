import { type Translate, useTranslation } from "#app/i18n/use-translation.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";
import type { Draw, Rule } from "./draw-data.ts";

/** The rules in words, and what fixes them. */
export function DrawTerms({ draw: { terms, poolDigest, termsDigest, algorithm } }: { readonly draw: Draw }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("draws.terms.title")}</h2>
      <ul>
        <li>{t("draws.terms.take", { count: terms.take, reserves: terms.reserves })}</li>
        {terms.rules.map((rule) => (
          <li key={JSON.stringify(rule)}>{ruleText(rule, t)}</li>
        ))}
      </ul>
      <dl className="panel padded pairs">
        <dt>{t("draws.terms.poolDigest")}</dt>
        <dd>
          <code className="digest">{poolDigest}</code>
        </dd>
        <dt>{t("draws.terms.termsDigest")}</dt>
        <dd>
          <code className="digest">{termsDigest}</code>
        </dd>
        <dt>{t("draws.terms.algorithm")}</dt>
        <dd>
          <code>{algorithm}</code>
        </dd>
      </dl>
    </>
  );
}

function ruleText({ where, each, atLeast = 0, atMost = 0 }: Rule, t: Translate): string {
  if (each.includes("province")) return t("draws.terms.perProvince", { count: atMost });
  if (each.includes("field")) return t("draws.terms.perField", { count: atLeast });
  const kind = EXPERT_KINDS.find((item) => item === where["kind"]);
  if (kind === undefined) return t("draws.terms.foreign", { count: atLeast });
  return t("draws.terms.kind", { count: atLeast, kind: t(`common.expertKinds.${kind}`) });
}

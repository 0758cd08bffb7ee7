import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "../bilingual.ts";
import { useCodeName } from "../code-names.ts";
import { dateText, instantText } from "../instant.ts";
import type { ConflictItem, ConflictsData } from "./conflict-data.ts";

export interface Props {
  readonly item: ConflictItem;
  readonly rules: ConflictsData["rules"];
  readonly zone: string;
}

/** Who is concerned, by which rule, on what evidence. */
export function ConflictFacts({ item, rules, zone }: Props) {
  const { t, i18n } = useTranslation();
  const pickText = usePick();
  const ruleName = useCodeName(rules);
  const evidence = pick({ zh: item.evidenceZh, en: item.evidenceEn }, i18n.language);
  const title = pick({ zh: item.titleZh, en: item.titleEn }, i18n.language);
  return (
    <dl className="pairs">
      <dt>{t("console.conflicts.submission")}</dt>
      <dd>
        {item.serial} <span lang={title.lang}>{title.text}</span>
      </dd>
      <dt>{t("console.conflicts.person")}</dt>
      <dd>
        {item.expertCode === null ? t("console.conflicts.staff") + t("common.sentenceGap") : `${item.expertCode} `}
        {pickText({ zh: item.personNameZh, en: item.personNameEn })}
      </dd>
      <dt>{t("console.conflicts.rule")}</dt>
      <dd>{t("common.noted", { text: ruleName(item.ruleCode), note: item.ruleCode })}</dd>
      <dt>{t("console.conflicts.evidence")}</dt>
      <dd lang={evidence.lang}>{evidence.text === "" ? t("common.none") : evidence.text}</dd>
      <dt>{t("console.conflicts.source")}</dt>
      <dd>
        {t(`console.conflicts.sources.${item.source}`)}
        {t("common.clauseSeparator")}
        {instantText(item.foundAt, zone, i18n.language)}
      </dd>
      {item.endedOn !== null && (
        <>
          <dt>{t("console.conflicts.endedOn")}</dt>
          <dd>{dateText(item.endedOn, i18n.language)}</dd>
        </>
      )}
    </dl>
  );
}

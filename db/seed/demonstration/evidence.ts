/** What experts name as evidence: most for most marks, where it would be looked for; some hardly, one never. */
import type { StageKind } from "#scoring/programme/programme.ts";
import type { StoredEvidence } from "../../score-sheets.ts";
import { randomFrom, type Random } from "../random.ts";
import { behaviourOf } from "./behaviours.ts";

export interface EvidenceQuestion {
  readonly expertCode: string;
  readonly serial: string;
  readonly stageKind: StageKind;
  /** Codes of the marked criteria. */
  readonly criteria: readonly string[];
}

/** What the expert may read of the submission, in its fixed order. */
export interface EvidenceParts {
  readonly sections: readonly string[];
  readonly files: readonly { readonly id: string; readonly section: string; readonly mediaType: string }[];
}

/** Where a criterion is looked for, and in which files. */
const PLACES: Readonly<Record<string, { readonly sections: readonly Section[]; readonly files: string }>> = {
  adv: { sections: ["innovation", "evaluation"], files: "innovation" },
  cre: { sections: ["originality", "innovation"], files: "innovation" },
  lead: { sections: ["application", "summary"], files: "application" },
  app: { sections: ["application", "evaluation"], files: "application" },
  eco: { sections: ["application"], files: "application" },
  soc: { sections: ["application", "evaluation"], files: "award" },
  ipr: { sections: ["ipRights"], files: "ipCertificate" },
  qa: { sections: ["innovation", "originality"], files: "innovation" },
  pre: { sections: ["summary"], files: "application" },
};
type Section = Exclude<StoredEvidence["source"], "file">;

/** Of a thousand marks; of whoever is not named here, anything between the usual two. */
const USUAL = { least: 550, most: 950 };
const SELDOM = { flat: 0, stopping: 80 } as const;
/** Criteria for which a submission holds little that could be pointed at. */
const HARD_TO_SHOW: Readonly<Record<string, number>> = { soc: 600, pre: 300 };
const FILE_PERMILLE = 250;

/**
 * Depends on its arguments alone, and on numbers of its own: what a sheet says otherwise stays what it is.
 * @returns in the order of the criteria; one without evidence is left out
 */
export function demonstrationEvidence(question: EvidenceQuestion, parts: EvidenceParts): StoredEvidence[] {
  const { expertCode, serial, stageKind, criteria } = question;
  const permille = inclinationOf(expertCode);
  return criteria.flatMap((criterion) => {
    const random = randomFrom(`evidence ${stageKind} ${expertCode} ${serial} ${criterion}`);
    if (!random.chance(permille) || !random.chance(HARD_TO_SHOW[criterion] ?? 1000)) return [];
    return placeOf(criterion, parts, random);
  });
}

function inclinationOf(expertCode: string): number {
  const { manner } = behaviourOf(expertCode);
  if (manner === "flat" || manner === "stopping") return SELDOM[manner];
  return randomFrom(`evidence ${expertCode}`).between(USUAL.least, USUAL.most);
}

/** A file now and then, where there is one, a document at its first page; else a section. */
function placeOf(criterion: string, parts: EvidenceParts, random: Random): StoredEvidence[] {
  const places = PLACES[criterion];
  if (places === undefined) return [];
  const files = parts.files.filter((file) => file.section === places.files);
  const sections = places.sections.filter((section) => parts.sections.includes(section));
  if (files.length > 0 && (sections.length === 0 || random.chance(FILE_PERMILLE))) {
    const { id: fileId, mediaType } = random.pick(files);
    return [{ criterion, source: "file", fileId, page: mediaType === "application/pdf" ? 1 : null }];
  }
  return sections.length === 0 ? [] : [{ criterion, source: random.pick(sections), fileId: null, page: null }];
}

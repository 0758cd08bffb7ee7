import type { Context } from "#app/workflow/context.ts";
import type { CorrectionAnswer } from "#app/workflow/corrections.server.ts";
import type { SubmissionFormalCheck } from "#app/workflow/formal-check-queue.server.ts";
import { findSubmission } from "#app/workflow/submissions.server.ts";
import { textOf } from "#app/http/form.ts";

type Details = Awaited<ReturnType<typeof findSubmission>>;
type Fields = NonNullable<CorrectionAnswer["fields"]>;

const TEXT_SECTIONS = ["profile", "originality", "summary", "innovation", "application", "evaluation"] as const;
const LANGUAGES = ["zh", "en"] as const;
const REPLACEABLE = new Set(["innovation", "application", "award", "video", "other"]);

/** The parts of the form a broken rule asks for. */
const PARTS_OF_RULE: Readonly<Record<string, readonly AnswerPart[]>> = {
  E05: ["release"],
  E07: ["rights"],
  E08: ["field"],
  E09: ["commitment"],
  E10: ["texts"],
  E12: ["contact", "texts", "rights", "files"],
  E13: ["experts"],
  E14: ["recommender"],
  E15: ["texts", "files"],
  E17: ["rights"],
  E18: ["office"],
};

export type AnswerPart =
  "field" | "release" | "commitment" | "contact" | "texts" | "rights" | "experts" | "recommender" | "office" | "files";

/** What the form of a correction's answer shows: what was sent in, in the parts in which something failed. */
export async function loadAnswerForm(ctx: Context, { submission, checks, correction }: SubmissionFormalCheck) {
  if (correction?.state !== "requested") return null;
  const details = await findSubmission(ctx, submission.id);
  const failed = (checks.at(-1)?.findings ?? []).filter((finding) => finding.outcome === "failed");
  const parts = new Set(failed.flatMap((finding) => PARTS_OF_RULE[finding.code] ?? []));
  return { parts: [...parts], ...valuesOf(details) };
}

export type AnswerFormValues = NonNullable<Awaited<ReturnType<typeof loadAnswerForm>>>;

function valuesOf({ submission, texts, ipRights, recommendingExperts, files }: Details) {
  return {
    declaredFieldCode: submission.declaredFieldCode,
    releasedOn: submission.releasedOn ?? "",
    isFirstRelease: submission.isFirstRelease === 1,
    commitmentIsPresent: submission.commitmentIsPresent === 1,
    commitmentIsSigned: submission.commitmentIsSigned === 1,
    commitmentIsSealed: submission.commitmentIsSealed === 1,
    commitmentSignedOn: submission.commitmentSignedOn ?? "",
    contactName: submission.contactName,
    contactPhone: submission.contactPhone,
    contactEmail: submission.contactEmail,
    recommenderIsConfirmed: submission.recommenderIsConfirmed === 1,
    paperCopies: submission.paperCopies,
    texts: TEXT_SECTIONS.flatMap((section) =>
      LANGUAGES.map((language) => ({ section, language, body: bodyOf(texts, section, language) })),
    ),
    rights: ipRights.map(({ position, name, certificateNo, grantedOn, hasScan }) => ({
      ...{ position, name, certificateNo },
      grantedOn: grantedOn ?? "",
      hasScan: hasScan === 1,
    })),
    experts: [0, 1, 2].map((index) => {
      const expert = recommendingExperts[index];
      return {
        name: expert?.name ?? "",
        title: expert?.title ?? "",
        organization: expert?.organization ?? "",
        phone: expert?.phone ?? "",
        reason: expert?.reason ?? "",
        signedOn: expert?.signedOn ?? "",
        isEmployee: expert?.isEmployee === 1,
      };
    }),
    files: files
      .filter((file) => REPLACEABLE.has(file.section))
      .map(({ section, position, name, bytes }) => ({ section, position, name, bytes })),
  };
}

function bodyOf(texts: Details["texts"], section: string, language: string): string {
  return texts.find((text) => text.section === section && text.language === language)?.body ?? "";
}

/** The answer the form holds: only what differs from what was there, so that nothing else is written anew. */
export async function readAnswer(ctx: Context, submissionId: string, form: FormData): Promise<CorrectionAnswer> {
  const details = await findSubmission(ctx, submissionId);
  const values = valuesOf(details);
  const has = (part: AnswerPart) => form.getAll("part").includes(part);
  return {
    note: textOf(form, "note"),
    fields: changedFields(form, details, has),
    texts: has("texts") ? changedTexts(form, values.texts) : [],
    ipRights: !has("rights") ? [] : values.rights.flatMap((right) => changedRight(form, right)),
    ...(has("experts") ? changedExperts(form, values.experts) : {}),
    files: has("files") ? await readFiles(form, details) : [],
    removedFiles: has("files")
      ? details.files.filter((file) => form.has(`remove ${file.section} ${file.position}`)).map(placeOf)
      : [],
  };
}

function changedFields(form: FormData, { submission }: Details, has: (part: AnswerPart) => boolean): Fields {
  const bit = (name: string): 0 | 1 => (form.has(name) ? 1 : 0);
  const date = (name: string): string | null => textOf(form, name) || null;
  const given: Fields = {
    ...(has("field") ? { declaredFieldCode: textOf(form, "declaredFieldCode") } : {}),
    ...(has("release") ? { releasedOn: date("releasedOn"), isFirstRelease: bit("isFirstRelease") } : {}),
    ...(has("commitment")
      ? {
          commitmentIsPresent: bit("commitmentIsPresent"),
          commitmentIsSigned: bit("commitmentIsSigned"),
          commitmentIsSealed: bit("commitmentIsSealed"),
          commitmentSignedOn: date("commitmentSignedOn"),
        }
      : {}),
    ...(has("contact")
      ? {
          contactName: textOf(form, "contactName"),
          contactPhone: textOf(form, "contactPhone"),
          contactEmail: textOf(form, "contactEmail"),
        }
      : {}),
    ...(has("recommender") ? { recommenderIsConfirmed: bit("recommenderIsConfirmed") } : {}),
    ...(has("office") ? { paperCopies: Math.max(0, Math.trunc(Number(textOf(form, "paperCopies"))) || 0) } : {}),
  };
  const names = Object.keys(given) as (keyof Fields)[];
  const changed = names.filter((name) => given[name] !== submission[name]);
  return Object.fromEntries<unknown>(changed.map((name) => [name, given[name]] as const));
}

function changedRight(
  form: FormData,
  before: AnswerFormValues["rights"][number],
): NonNullable<CorrectionAnswer["ipRights"]>[number][] {
  const { position } = before;
  const certificateNo = textOf(form, `certificateNo ${position}`);
  const grantedOn = textOf(form, `grantedOn ${position}`);
  const hasScan = form.has(`hasScan ${position}`);
  const isSame = certificateNo === before.certificateNo && grantedOn === before.grantedOn && hasScan === before.hasScan;
  return isSame ? [] : [{ position, certificateNo, grantedOn: grantedOn || null, hasScan: hasScan ? 1 : 0 }];
}

function changedTexts(form: FormData, before: AnswerFormValues["texts"]): AnswerFormValues["texts"] {
  return before.flatMap(({ section, language, body }) => {
    const name = `text ${section} ${language}`;
    // Browsers send line ends as CRLF, whatever they were.
    const sent = textOf(form, name).replaceAll("\r\n", "\n");
    return form.has(name) && sent !== body ? [{ section, language, body: sent }] : [];
  });
}

/** The whole list, if anything in it is new: a list that is stored anew loses who of the pool is who. */
function changedExperts(form: FormData, before: AnswerFormValues["experts"]) {
  const experts = readExperts(form, before);
  const isBlank = (expert: (typeof before)[number]) => `${expert.name}${expert.organization}${expert.reason}` === "";
  const known = before.filter((expert) => !isBlank(expert));
  const isSame = JSON.stringify(experts.map(({ position: _, ...expert }) => expert)) === JSON.stringify(known);
  return isSame ? {} : { recommendingExperts: experts };
}

function readExperts(form: FormData, rows: AnswerFormValues["experts"]) {
  return rows
    .map((_, index) => {
      const value = (name: string) => textOf(form, `${name} ${index}`);
      return {
        name: value("expertName"),
        title: value("expertTitle"),
        organization: value("expertOrganization"),
        phone: value("expertPhone"),
        reason: value("expertReason"),
        signedOn: value("expertSignedOn") || null,
        isEmployee: form.has(`expertIsEmployee ${index}`) ? (1 as const) : (0 as const),
      };
    })
    .filter((expert) => [expert.name, expert.organization, expert.reason].some((text) => text.trim() !== ""))
    .map((expert, position) => ({ ...expert, position }));
}

/** New files take the place of the old ones; a new scan takes the first place of its section. */
async function readFiles(form: FormData, { files }: Details): Promise<NonNullable<CorrectionAnswer["files"]>> {
  const places = [
    { field: "qualification", section: "qualification" as const, position: 0 },
    ...files.map((file) => ({ field: `file ${file.section} ${file.position}`, ...placeOf(file) })),
  ];
  const read = [];
  for (const { field, section, position } of places) {
    const file = form.get(field);
    if (!(file instanceof File) || file.size === 0) continue;
    const content = new Uint8Array(await file.arrayBuffer());
    read.push({ section, position, name: file.name, mediaType: file.type || "application/octet-stream", content });
  }
  return read;
}

function placeOf({ section, position }: Details["files"][number]) {
  return { section, position };
}

/**
 * What is left of a submission when its applicant is hidden: no name, contact, person, recommender, recommending
 * expert or profile; of the IP rights type, name, grant and state, but neither holder nor certificate number, which any
 * register turns into a name; of the files only those that show the result itself. The list says what may be shown, so
 * that a new kind of file starts hidden. Pictures are not searched for logos.
 */
import type { Row } from "#db/schema.ts";
import type { SubmissionContent } from "#db/submissions.ts";

const FILE_SECTIONS_SHOWN: ReadonlySet<Row<"submissionFiles">["section"]> = new Set([
  "innovation",
  "application",
  "video",
]);

export function isFileShownBlind(file: Pick<Row<"submissionFiles">, "section">): boolean {
  return FILE_SECTIONS_SHOWN.has(file.section);
}

/** A file's own name may carry the applicant's: `F04-003 innovation 1.pdf` instead. */
export function neutralFileName(
  serial: string,
  file: Pick<Row<"submissionFiles">, "section" | "position" | "mediaType">,
): string {
  return `${serial} ${file.section} ${file.position + 1}.${EXTENSIONS[file.mediaType] ?? "bin"}`;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "video/mp4": "mp4",
};

/** The same content with everything taken out that names the applicant. */
export function withoutIdentity(content: SubmissionContent) {
  const { serial } = content.submission;
  return {
    submission: {
      ...content.submission,
      applicantId: "",
      recommenderId: null,
      employees: null,
      ownerName: "",
      legalRepresentative: "",
      contactName: "",
      contactPost: "",
      contactPhone: "",
      contactEmail: "",
      contactAddress: "",
      statusNote: "",
    },
    applicant: null,
    recommender: null,
    texts: content.texts.filter((text) => text.section !== "profile"),
    ipRights: content.ipRights.map((right) => ({ ...right, holder: "", certificateNo: "" })),
    files: content.files
      .filter(isFileShownBlind)
      .map((file) => ({ ...file, name: neutralFileName(serial, file), sha256: "" })),
    people: [],
    recommendingExperts: [],
  };
}

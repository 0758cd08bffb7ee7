/** The files of a submission: small valid PDFs and images that say what they stand for. */
import type { RosterFile } from "#db/roster.ts";
import { randomFrom } from "../random.ts";
import { INNOVATION_IMAGES, SCAN_BYTES } from "./defects.ts";
import { onePagePdf } from "./pdf.ts";
import type { SubmissionPlan } from "./plans.ts";
import { barsPng } from "./png.ts";
import type { Metric } from "./technology.ts";

/** Most scans lie just above the lower limit of 150 KB. */
const USUAL_SCAN = { minimum: 154_000, maximum: 204_800 };

export function filesOf(plan: SubmissionPlan, applicantEn: string, rights: number): RosterFile[] {
  const random = randomFrom(`files ${plan.serial}`);
  const page = (what: string, bytes?: number): Uint8Array =>
    onePagePdf(
      ["Demonstration document", `${plan.serial}: ${what}`, applicantEn, "Invented for a demonstration."],
      bytes,
    );
  const scanBytes = SCAN_BYTES[plan.serial] ?? random.between(USUAL_SCAN.minimum, USUAL_SCAN.maximum);
  const images = (section: "innovation" | "application", count: number): RosterFile[] =>
    Array.from({ length: count }, (_, position) =>
      file(
        section,
        position,
        `${section}-${position + 1}.png`,
        "image/png",
        comparison(plan.result.technology.metrics[position]!),
      ),
    );
  const pdf = "application/pdf";
  return [
    file("qualification", 0, "qualification.pdf", pdf, page("licence and annual inspection, scan", scanBytes)),
    file("commitment", 0, "commitment-letter.pdf", pdf, page("commitment letter", 1400)),
    ...images("innovation", INNOVATION_IMAGES[plan.serial] ?? random.between(1, 2)),
    ...images("application", random.between(1, 2)),
    file("ipCertificate", 0, "ip-certificates.pdf", pdf, page(`${rights} certificates`, 1800)),
    ...(random.chance(600) ? [file("award", 0, "award.pdf", pdf, page("award certificate"))] : []),
  ];
}

function file(
  section: RosterFile["section"],
  position: number,
  name: string,
  mediaType: string,
  content: Uint8Array,
): RosterFile {
  return { section, position, name, mediaType, content };
}

/** Bars of the own figure, the peers' and the average. */
function comparison({ own, peer, average }: Metric): Uint8Array {
  const values = [Number(own), Number(peer), Number(average)];
  const largest = Math.max(...values);
  return barsPng(values.map((value) => Math.round((value * 100) / largest)));
}

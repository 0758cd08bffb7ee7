/** 篇幅与文件限制 / E15: limits of texts, images and files. Every limit includes its own value. */
import { curable, type EligibilityCheck, type Observation } from "#scoring/formal-check/finding.ts";
import { countCharacters } from "#scoring/rubric/count-characters.ts";

export const checkLimits: EligibilityCheck = (...args) => [
  ...checkTexts(...args),
  ...checkScan(...args),
  ...checkImages(...args),
  ...checkFiles(...args),
];

const checkTexts: EligibilityCheck = ({ profile, texts }, { eligibility }) => {
  const maximum = eligibility.maximumCharacters;
  return [
    checkText("profileZh", profile.zh, maximum.profile),
    checkText("profileEn", profile.en, maximum.profile),
    checkText("summary", texts.summary, maximum.summary),
    checkText("innovation", texts.innovation, maximum.innovation),
    checkText("application", texts.application, maximum.application),
  ].flat();
};

function checkText(text: string, content: string, maximum: number): Observation[] {
  const written = countCharacters(content);
  return written > maximum ? [curable("text_too_long", { text, written, maximum })] : [];
}

/** The lower limit is a rule of its own: a smaller scan cannot be read. */
const checkScan: EligibilityCheck = ({ qualificationScanBytes: bytes }, { eligibility }) => {
  const { minimum, maximum } = eligibility.qualificationScanBytes;
  if (bytes === null) return [];
  if (bytes < minimum) return [curable("scan_too_small", { bytes, minimum })];
  return bytes > maximum ? [curable("scan_too_large", { bytes, maximum })] : [];
};

const checkImages: EligibilityCheck = ({ images }, { eligibility }) => {
  const { maximumImageBytes, maximumImagesPerSection } = eligibility;
  return (["innovation", "application"] as const).flatMap((section) => {
    const inSection = images.filter((image) => image.section === section);
    const tooMany =
      inSection.length > maximumImagesPerSection
        ? [curable("too_many_images", { section, given: inSection.length, maximum: maximumImagesPerSection })]
        : [];
    const tooLarge = inSection
      .filter((image) => image.bytes > maximumImageBytes)
      .map(({ bytes }) => curable("image_too_large", { section, bytes, maximum: maximumImageBytes }));
    return [...tooMany, ...tooLarge];
  });
};

const checkFiles: EligibilityCheck = ({ otherFiles }, { eligibility }) =>
  otherFiles.flatMap(({ name, bytes, isVideo }) => {
    const maximum = (isVideo ? eligibility.maximumVideoBytes : undefined) ?? eligibility.maximumFileBytes;
    return bytes > maximum ? [curable("file_too_large", { name, bytes, maximum })] : [];
  });

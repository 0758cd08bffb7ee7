/** 秘书处核对 / Rules the secretariat's own records answer: E16 duplicates, E18 paper copies. */
import { broken, curable, fine, type EligibilityCheck } from "#scoring/formal-check/finding.ts";

/** E16: not entered twice. The caller searches the call; each hit names the other submission and the ground. */
export const checkDuplicates: EligibilityCheck = ({ duplicates }) =>
  duplicates.map(({ serial, ground }) => broken(`duplicate_${ground}`, { serial }));

/** E18: the sealed paper copies have come. */
export const checkPaperCopies: EligibilityCheck = ({ paperCopies: received }, { eligibility }) => {
  const needed = eligibility.paperCopies;
  if (needed === undefined) return [fine("not_asked")];
  return received < needed ? [curable("paper_copies_missing", { received, needed })] : [];
};

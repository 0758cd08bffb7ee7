/** 知识产权 / Rules on IP rights: E06 class-I right of a product, E07 own rights of a technology, E17 the rows. */
import { Temporal } from "temporal-polyfill";
import {
  broken,
  curable,
  doubt,
  fine,
  type EligibilityCheck,
  type Observation,
} from "#scoring/formal-check/finding.ts";
import { isSameName } from "#scoring/formal-check/same-name.ts";
import type { IpRightFacts, SubmissionFacts } from "#scoring/formal-check/submission-facts.ts";
import type { Programme } from "#scoring/programme/programme.ts";

/** E06: a product has at least one right of class I that is valid, granted by the deadline and the applicant's. */
export const checkClassOne: EligibilityCheck = (facts, programme) => {
  if (facts.kind !== "product") return [fine("not_applicable")];
  const classOne = facts.ipRights.filter((right) => programme.eligibility.classOneIpTypes.includes(right.type));
  const [first] = classOne;
  if (first === undefined) return [broken("no_class_one_right", { rights: facts.ipRights.length })];
  const inForce = classOne.filter((right) => right.status === "valid" && !isGrantedLate(right, programme));
  const [firstInForce] = inForce;
  if (firstInForce === undefined)
    return [broken("class_one_not_valid", { certificateNo: first.certificateNo, status: first.status })];
  if (inForce.some((right) => ownership(facts, right) !== "none")) return [];
  // A right under an old or translated name looks like somebody else's, so a person compares the names.
  return [
    doubt("class_one_holder_differs", { certificateNo: firstInForce.certificateNo, holder: firstInForce.holder }),
  ];
};

/** E07: a technology rests on rights that are all the applicant's own. */
export const checkOwnRights: EligibilityCheck = (facts) => {
  if (facts.kind !== "technology") return [fine("not_applicable")];
  if (facts.ipRights.length === 0) return [curable("no_right_named")];
  return facts.ipRights.flatMap((right) => {
    const params = { certificateNo: right.certificateNo, holder: right.holder };
    const held = ownership(facts, right);
    if (held === "none") return [broken("holder_differs", params)];
    return held === "shared" ? [doubt("holder_shared", params)] : [];
  });
};

/** E17: every row is in force, granted by the deadline and carries a plausible certificate number. */
export const checkRightRows: EligibilityCheck = (facts, programme) => {
  const hasRightInForce = facts.ipRights.some((right) => right.status === "valid");
  return facts.ipRights.flatMap((right) => [
    ...checkStatus(right, hasRightInForce),
    ...checkGrant(right, programme),
    ...checkCertificateNo(right),
  ]);
};

/** One row that is out of force beside others in force is for a person to see; nothing but such rows is a fault. */
function checkStatus({ status, certificateNo, name }: IpRightFacts, hasRightInForce: boolean): Observation[] {
  if (status === "valid") return [];
  const detail = status === "lapsed" ? "right_lapsed" : "right_pending";
  const params = { certificateNo, name };
  return [hasRightInForce ? doubt(detail, params) : broken(detail, params)];
}

function checkGrant(right: IpRightFacts, programme: Programme): Observation[] {
  const { certificateNo, grantedOn, status } = right;
  if (status === "pending") return [];
  if (grantedOn === null) return [curable("grant_date_missing", { certificateNo })];
  return isGrantedLate(right, programme) ? [doubt("granted_after_deadline", { certificateNo, grantedOn })] : [];
}

/** Numbers differ by class and country, so only the shape is asked: 4–40 letters, digits and . - / ( ), one digit. */
function checkCertificateNo({ certificateNo, name }: IpRightFacts): Observation[] {
  const text = certificateNo.normalize("NFKC").trim();
  if (text === "") return [curable("certificate_number_missing", { name })];
  const isPlausible = /^[\p{L}\p{N}][\p{L}\p{N} .\-/()]{3,39}$/u.test(text) && /\p{N}/u.test(text);
  return isPlausible ? [] : [doubt("certificate_number_malformed", { certificateNo }, true)];
}

/** Granted after the last day of the call, in the call's zone. */
function isGrantedLate({ grantedOn }: IpRightFacts, { callClosesAt, timeZone }: Programme): boolean {
  if (grantedOn === null) return false;
  // A call that closes at midnight closes at the end of the day before.
  const lastInstant = Temporal.Instant.from(callClosesAt).subtract({ nanoseconds: 1 });
  return Temporal.PlainDate.compare(grantedOn, lastInstant.toZonedDateTimeISO(timeZone).toPlainDate()) > 0;
}

function ownership(facts: SubmissionFacts, { holder }: IpRightFacts): "own" | "shared" | "none" {
  const { zh, en, former } = facts.applicantNames;
  const own = [zh, en, ...former];
  const holders = holder.split(/[;；、]/).filter((name) => name.trim() !== "");
  const matching = holders.filter((name) => own.some((known) => isSameName(known, name)));
  if (matching.length === 0) return "none";
  return matching.length === holders.length ? "own" : "shared";
}

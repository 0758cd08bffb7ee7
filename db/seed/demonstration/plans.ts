/**
 * Who enters what: the 120 submissions of the demonstration call before their texts and files are written.
 * Numbers per field, channel, kind, level and IP class are exact, not drawn.
 */
import type { NewRow } from "#db/schema.ts";
import { randomFrom, type Random } from "../random.ts";
import * as tables from "./plan-tables.ts";
import { PROVINCES, RECOMMENDING_PROVINCES } from "./provinces.ts";
import { FIELDS, resultsOf, type FieldCode, type Result } from "./technologies.ts";

type Level = "national" | "provincial" | "municipal";

export interface SubmissionPlan {
  readonly serial: string;
  readonly result: Result;
  readonly field: FieldCode;
  readonly country: string;
  /** ISO 3166-2 code; null for a foreign applicant. */
  readonly province: string | null;
  readonly unitType: "enterprise" | "institute" | "team";
  readonly channel: NewRow<"submissions">["channel"];
  /** Key of the recommending organization; null for a self-nomination. */
  readonly recommenderKey: string | null;
  readonly level: Level | null;
  readonly hasClassOne: boolean;
  /** The serial whose applicant enters this one: its own, except for the duplicate. */
  readonly applicantOf: string;
}

export const LEVEL_COUNTS: readonly (readonly [Level, number])[] = [
  ["national", 18],
  ["provincial", 30],
  ["municipal", 10],
];
const DOMESTIC_INSTITUTES = 12;
const DOMESTIC_TEAMS = 8;
/** With the 64 products, one of which has none, 84 of 120 submissions hold a class-I right: 70 per cent. */
const CLASS_ONE_BESIDE_PRODUCTS = 21;
/** A product that has only utility models. */
export const PRODUCT_WITHOUT_CLASS_ONE = "F03-008";
/** A technology whose patent belongs to somebody else; it must have one. */
export const TECHNOLOGY_WITH_FOREIGN_OWNER = "F07-009";

interface Slot {
  readonly serial: string;
  readonly result: Result;
}

/** Every submission, by serial. */
export const PLANS: readonly SubmissionPlan[] = makePlans();

/** @throws Error for a serial that is not in the call */
export function planOf(serial: string): SubmissionPlan {
  const found = PLANS.find((plan) => plan.serial === serial);
  if (found === undefined) throw new Error(`planOf: no submission ${serial}`);
  return found;
}

function makePlans(): SubmissionPlan[] {
  const slots = FIELDS.flatMap(slotsOf);
  const domestic = slots.filter(({ serial }) => !(serial in tables.FOREIGN_APPLICANTS)).map(({ serial }) => serial);
  const unitTypes = chooseUnitTypes(randomFrom("unit types"), domestic);
  const channels = new Map(slots.map(({ serial }) => [serial, channelOf(serial)]));
  const provinces = chooseProvinces(randomFrom("provinces"), domestic, channels);
  const levels = chooseLevels(
    randomFrom("levels"),
    domestic.filter((serial) => !unitTypes.has(serial)),
  );
  const classOne = chooseClassOne(randomFrom("class one"), slots);
  return slots.map(({ serial, result }) => {
    const channel = channels.get(serial)!;
    const country = tables.FOREIGN_APPLICANTS[serial]?.[0] ?? "CN";
    const province = provinces.get(serial) ?? null;
    return {
      serial,
      result,
      field: result.field,
      country,
      province,
      unitType: unitTypes.get(serial) ?? "enterprise",
      channel,
      recommenderKey: recommenderOf(serial, channel, country, province),
      level: levels.get(serial) ?? null,
      hasClassOne: classOne.has(serial),
      applicantOf: serial === tables.DUPLICATE.serial ? tables.DUPLICATE.of : serial,
    };
  });
}

function slotsOf(field: FieldCode): Slot[] {
  const slots = resultsOf(field).map((result, index) => ({ serial: serialOf(field, index + 1), result }));
  const first = slots.find(({ serial }) => serial === tables.DUPLICATE.of);
  return first === undefined ? slots : [...slots, { serial: tables.DUPLICATE.serial, result: first.result }];
}

function serialOf(field: FieldCode, number: number): string {
  return `F0${field.slice(1)}-${String(number).padStart(3, "0")}`;
}

function channelOf(serial: string): SubmissionPlan["channel"] {
  if (tables.SELF_CHANNEL.includes(serial)) return "self";
  if (serial in tables.ASSOCIATION_CHANNEL) return "association";
  return serial in tables.FOREIGN_APPLICANTS ? "coHost" : "provincial";
}

function recommenderOf(
  serial: string,
  channel: SubmissionPlan["channel"],
  country: string,
  province: string | null,
): string | null {
  if (channel === "self") return null;
  if (channel === "association") return tables.ASSOCIATION_CHANNEL[serial]!;
  if (channel === "coHost") return ["HU", "PL", "RS"].includes(country) ? "C2" : "C1";
  return `recommender-${province!}`;
}

function chooseUnitTypes(random: Random, domestic: readonly string[]): Map<string, "institute" | "team"> {
  const drawn = random
    .shuffle(domestic.filter((serial) => !tables.CERTAINLY_ENTERPRISES.includes(serial)))
    .slice(0, DOMESTIC_INSTITUTES + DOMESTIC_TEAMS);
  return new Map([
    ...tables.FOREIGN_INSTITUTES.map((serial) => [serial, "institute"] as const),
    ...drawn.map((serial, index) => [serial, index < DOMESTIC_INSTITUTES ? "institute" : "team"] as const),
  ]);
}

/** Provincial submissions fill the seven recommending bodies' numbers; others come from anywhere. */
function chooseProvinces(
  random: Random,
  domestic: readonly string[],
  channels: ReadonlyMap<string, SubmissionPlan["channel"]>,
): Map<string, string> {
  const chosen = new Map(Object.entries(tables.FIXED_PROVINCES));
  const places = RECOMMENDING_PROVINCES.flatMap(([code, count]) => {
    const taken = [...chosen].filter(([serial, at]) => at === code && channels.get(serial) === "provincial").length;
    return Array.from({ length: count - taken }, () => code);
  });
  const open = domestic.filter((serial) => !chosen.has(serial));
  const provincial = open.filter((serial) => channels.get(serial) === "provincial");
  random.shuffle(provincial).forEach((serial, index) => chosen.set(serial, places[index]!));
  for (const serial of open) if (channels.get(serial) !== "provincial") chosen.set(serial, random.pick(PROVINCES).code);
  chosen.set(tables.DUPLICATE.serial, chosen.get(tables.DUPLICATE.of)!);
  return chosen;
}

function chooseLevels(random: Random, enterprises: readonly string[]): Map<string, Level | null> {
  const chosen = new Map(Object.entries(tables.FIXED_LEVELS));
  const open = random.shuffle(enterprises.filter((serial) => !chosen.has(serial)));
  for (const [level, count] of LEVEL_COUNTS) {
    const taken = [...chosen.values()].filter((value) => value === level).length;
    for (let left = count - taken; left > 0; left -= 1) chosen.set(open.pop()!, level);
  }
  return chosen;
}

function chooseClassOne(random: Random, slots: readonly Slot[]): Set<string> {
  const isProduct = ({ result }: Slot): boolean => result.technology.kind === "product";
  const others = slots.filter((slot) => !isProduct(slot) && slot.serial !== TECHNOLOGY_WITH_FOREIGN_OWNER);
  return new Set([
    ...slots.filter((slot) => isProduct(slot) && slot.serial !== PRODUCT_WITHOUT_CLASS_ONE).map(({ serial }) => serial),
    TECHNOLOGY_WITH_FOREIGN_OWNER,
    ...random.shuffle(others.map(({ serial }) => serial)).slice(0, CLASS_ONE_BESIDE_PRODUCTS - 1),
  ]);
}

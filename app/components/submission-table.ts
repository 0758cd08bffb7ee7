/**
 * The table of submissions: its columns, and the query its address means. The page and the file of the same rows share
 * it, so that the file holds what the page shows.
 */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { Bilingual, Channel, SubmissionKind } from "#scoring/programme/programme.ts";
import { CHANNELS, SUBMISSION_KINDS } from "#scoring/programme/kinds.ts";
import { pick } from "./bilingual.ts";
import { pageOf, sortOf } from "./data-table/table-state.ts";
import { instantText } from "./instant.ts";
import { placeText } from "./place-names.ts";

export const SUBMISSION_STATUSES = ["received", "correction", "admitted", "rejected", "withdrawn"] as const;
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

const SORTS = ["serial", "title", "applicant", "field", "status", "receivedAt", "sheets"] as const;

/** One row, as the desk lists it. */
export interface SubmissionRow {
  readonly id: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly applicantZh: string | null;
  readonly applicantEn: string | null;
  readonly country: string;
  readonly province: string | null;
  readonly declaredFieldCode: string;
  readonly fieldCode: string | null;
  readonly kind: SubmissionKind;
  readonly channel: Channel;
  readonly zjtxLevel: "national" | "provincial" | "municipal" | null;
  readonly receivedAt: string;
  readonly status: SubmissionStatus;
  readonly submitted: number;
  readonly expected: number;
  readonly ipRights: number;
}

/** The words of one language, looked up once for a page: a thousand cells share a few dozen of them. */
export interface SubmissionWords {
  readonly language: string;
  readonly zone: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly kinds: Readonly<Record<SubmissionKind, string>>;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly levels: Readonly<Record<"national" | "provincial" | "municipal", string>>;
  readonly statuses: Readonly<Record<SubmissionStatus, string>>;
  readonly hidden: string;
  readonly notMapped: string;
}

export interface SubmissionColumn {
  readonly id: string;
  readonly header: string;
  readonly sortKey?: (typeof SORTS)[number];
  readonly isNumeric?: boolean;
  readonly isTight?: boolean;
  readonly isHiddenAtFirst?: boolean;
  readonly text: (row: SubmissionRow, words: SubmissionWords) => string;
}

export function submissionWords(
  t: Translate,
  language: string,
  call: {
    readonly timeZone: string;
    readonly fields: readonly { readonly code: string; readonly name: Bilingual }[];
  },
): SubmissionWords {
  const inWords = <Code extends string>(codes: readonly Code[], word: (code: Code) => string) =>
    Object.fromEntries(codes.map((code) => [code, word(code)])) as Record<Code, string>;
  return {
    language,
    zone: call.timeZone,
    fields: new Map(call.fields.map(({ code, name }) => [code, pick(name, language).text])),
    kinds: inWords(SUBMISSION_KINDS, (code) => t(`common.submissionKinds.${code}`)),
    channels: inWords(CHANNELS, (code) => t(`common.channels.${code}`)),
    levels: inWords(["national", "provincial", "municipal"], (code) => t(`office.levels.${code}`)),
    statuses: inWords(SUBMISSION_STATUSES, (code) => t(`common.submissionStatus.${code}`)),
    hidden: t("office.submissions.applicantHidden"),
    notMapped: t("office.submissions.notMapped"),
  };
}

export function submissionColumns(t: Translate): readonly SubmissionColumn[] {
  return [
    {
      id: "serial",
      header: t("office.submissions.serial"),
      sortKey: "serial",
      isTight: true,
      text: (row) => row.serial,
    },
    { id: "title", header: t("office.submissions.title"), sortKey: "title", text: titleText },
    { id: "applicant", header: t("office.submissions.applicant"), sortKey: "applicant", text: applicantText },
    {
      id: "place",
      isTight: true,
      header: t("office.submissions.place"),
      text: ({ country, province }, { language }) => placeText(country, province, language),
    },
    { id: "field", header: t("office.submissions.field"), sortKey: "field", text: fieldText },
    { id: "kind", isTight: true, header: t("office.submissions.kind"), text: ({ kind }, { kinds }) => kinds[kind] },
    {
      id: "channel",
      isTight: true,
      header: t("office.submissions.channel"),
      text: ({ channel }, { channels }) => channels[channel],
    },
    {
      id: "level",
      isTight: true,
      header: t("office.submissions.level"),
      isHiddenAtFirst: true,
      text: ({ zjtxLevel }, { levels }) => (zjtxLevel === null ? "" : levels[zjtxLevel]),
    },
    {
      id: "received",
      isTight: true,
      header: t("office.submissions.received"),
      sortKey: "receivedAt",
      text: ({ receivedAt }, { zone, language }) => instantText(receivedAt, zone, language),
    },
    {
      id: "status",
      isTight: true,
      header: t("office.submissions.status"),
      sortKey: "status",
      text: ({ status }, { statuses }) => statuses[status],
    },
    {
      id: "sheets",
      header: t("office.submissions.sheets"),
      sortKey: "sheets",
      isNumeric: true,
      text: ({ submitted, expected }) => (expected === 0 ? "" : `${submitted} / ${expected}`),
    },
    {
      id: "ipRights",
      header: t("office.submissions.ipRights"),
      isNumeric: true,
      isHiddenAtFirst: true,
      text: ({ ipRights }) => String(ipRights),
    },
  ];
}

/** What the table's address asks of the desk. Values the desk does not know are left out. */
export function submissionQuery(search: URLSearchParams, language: string) {
  const sort = submissionSort(search);
  const oneOf = <Value extends string>(name: string, known: readonly Value[]) =>
    known.filter((value) => value === search.get(name));
  const given = (name: string) => search.getAll(name).filter((value) => value !== "");
  return {
    fields: given("field"),
    statuses: oneOf("status", SUBMISSION_STATUSES),
    channels: oneOf("channel", CHANNELS),
    kinds: oneOf("kind", SUBMISSION_KINDS),
    countries: given("country"),
    text: search.get("q") ?? "",
    sort: SORTS.find((key) => key === sort.key) ?? "serial",
    direction: sort.isDescending ? ("desc" as const) : ("asc" as const),
    language: language === "zh-CN" ? ("zh" as const) : ("en" as const),
    page: pageOf(search),
  };
}

export function submissionSort(search: URLSearchParams) {
  return sortOf(search, SORTS, { key: "serial", isDescending: false });
}

function titleText({ titleZh, titleEn }: SubmissionRow, { language }: SubmissionWords): string {
  return pick({ zh: titleZh, en: titleEn }, language).text;
}

function applicantText({ applicantZh, applicantEn }: SubmissionRow, { language, hidden }: SubmissionWords): string {
  return pick({ zh: applicantZh, en: applicantEn }, language).text || hidden;
}

function fieldText({ fieldCode, declaredFieldCode }: SubmissionRow, { fields, notMapped }: SubmissionWords): string {
  if (fieldCode !== null) return fields.get(fieldCode) ?? fieldCode;
  return `${fields.get(declaredFieldCode) ?? declaredFieldCode} ${notMapped}`;
}

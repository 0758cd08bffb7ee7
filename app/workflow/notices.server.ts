/** Public notice and publication: frozen documents, signed by a second person, read without an account. */
import type { Context, Runtime } from "./context.ts";
import type { NoticeDocument, NoticeRow, PublicationDocument } from "./notice-document.ts";

export interface PublicNotice {
  readonly document: NoticeDocument;
  readonly listDigest: string;
  readonly publishedAt: string;
  readonly isRunning: boolean;
  /** Today included; zero after the last. */
  readonly workingDaysLeft: number;
}

export interface PublicList {
  readonly document: PublicationDocument;
  readonly listDigest: string;
  readonly publishedAt: string;
}

export interface NoticeView {
  readonly noticeId: string;
  readonly version: number;
  readonly state: "prepared" | "signed" | "published";
  readonly publishedOn: string;
  readonly lastDay: string;
  readonly endsAt: string;
  /** Null for somebody who may not act on the whole list. */
  readonly listDigest: string | null;
  readonly rows: readonly NoticeRow[];
  readonly preparedBy: { readonly nameZh: string; readonly nameEn: string };
  readonly preparedAt: string;
  readonly signedBy: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly signedAt: string | null;
  readonly publishedAt: string | null;
  readonly listPublishedAt: string | null;
  readonly maySign: boolean;
  readonly mayPublish: boolean;
  readonly mayPublishList: boolean;
}

/** The newest notice for staff; undefined while none is prepared. */
export async function findNotice(ctx: Context): Promise<NoticeView | undefined> {
  throw new Error("findNotice: not built yet");
}
export async function prepareNotice(ctx: Context, plan: { readonly publishedOn: string }): Promise<string> {
  throw new Error("prepareNotice: not built yet");
}
export async function signNotice(ctx: Context, noticeId: string): Promise<void> {
  throw new Error("signNotice: not built yet");
}
export async function publishNotice(ctx: Context, noticeId: string): Promise<void> {
  throw new Error("publishNotice: not built yet");
}
export async function publishList(ctx: Context): Promise<void> {
  throw new Error("publishList: not built yet");
}
export async function findPublicNotice(
  runtime: Pick<Runtime, "db" | "now">,
  slug: string,
): Promise<PublicNotice | undefined> {
  throw new Error("findPublicNotice: not built yet");
}
export async function findPublicList(runtime: Pick<Runtime, "db">, slug: string): Promise<PublicList | undefined> {
  throw new Error("findPublicList: not built yet");
}

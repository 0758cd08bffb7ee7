import type { Context } from "#app/workflow/context.ts";
import { listExperts } from "#app/workflow/experts.server.ts";
import { listInvitations } from "#app/workflow/invitations.server.ts";

export interface ExpertQuery {
  readonly field: string;
  readonly kind: string;
  readonly state: string;
  readonly text: string;
  readonly sort: { readonly key: string; readonly isDescending: boolean };
  readonly isChinese: boolean;
}

/** The pool as the table shows it. All of it fits one page, so it is filtered and sorted here. */
export async function loadExpertRows(ctx: Context, query: ExpertQuery) {
  const invited = new Set(
    (await listInvitations(ctx))
      .filter((invitation) => invitation.acceptedAt === null && invitation.expiresAt > ctx.now())
      .map((invitation) => invitation.expertId),
  );
  const rows = (await listExperts(ctx)).map((expert) => ({
    id: expert.id,
    code: expert.code,
    nameZh: expert.nameZh,
    nameEn: expert.nameEn,
    kind: expert.kind,
    country: expert.country,
    province: expert.province,
    organizationZh: expert.organizationNameZh,
    organizationEn: expert.organizationNameEn,
    fields: expert.fields,
    capacity: expert.capacity,
    loads: expert.loads,
    blocked: expert.blocked,
    isActive: expert.isActive === 1,
    access: expert.hasAccount
      ? ("account" as const)
      : invited.has(expert.id)
        ? ("invited" as const)
        : ("none" as const),
  }));
  const needle = query.text.trim().toLowerCase();
  const found = rows.filter(
    (row) =>
      (query.field === "" || row.fields.includes(query.field)) &&
      (query.kind === "" || row.kind === query.kind) &&
      (query.state === "" || row.access === query.state || (query.state === "inactive" && !row.isActive)) &&
      (needle === "" || `${row.code} ${row.nameZh} ${row.nameEn}`.toLowerCase().includes(needle)),
  );
  return { rows: sorted(found, query), total: rows.length };
}

export type ExpertRow = Awaited<ReturnType<typeof loadExpertRows>>["rows"][number];

function sorted<
  Row extends { code: string; nameZh: string; nameEn: string; kind: string; capacity: number; blocked: number },
>(rows: readonly Row[], { sort, isChinese }: ExpertQuery): Row[] {
  const keyOf = (row: Row): string | number => {
    switch (sort.key) {
      case "name":
        return isChinese ? row.nameZh : row.nameEn;
      case "kind":
        return row.kind;
      case "capacity":
        return row.capacity;
      case "blocked":
        return row.blocked;
      default:
        return row.code;
    }
  };
  const turn = sort.isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    return x < y ? -turn : x > y ? turn : 0;
  });
}

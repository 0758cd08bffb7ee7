/** Everybody who can sign in to the demonstration call. Accounts have no password: one enters by choosing a person. */
import type { Role } from "#db/schema.ts";
import { randomFrom } from "../random.ts";
import { EXPERT_PLANS } from "./expert-list.ts";
import { expertEmail } from "./experts.ts";
import { chineseName } from "./names.ts";

export interface DemonstrationPerson {
  readonly key: string;
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly roles: readonly Role[];
  /** Set with the role expert. */
  readonly expertCode?: string;
  /** Set with the role recommender: the body for which the account acts. */
  readonly organizationKey?: string;
}

/** Two of the pool who stand in for the chair. */
const VICE_CHAIRS = ["E-01", "E-12"];
/** Bodies with an account: four provinces, a co-host and an association. */
const RECOMMENDING_BODIES = [
  "recommender-CN-HB",
  "recommender-CN-ZJ",
  "recommender-CN-JS",
  "recommender-CN-GD",
  "C1",
  "S09",
];

export const demonstrationPeople: readonly DemonstrationPerson[] = [
  staff("chair", "chair@committee.example", "chair"),
  ...[1, 2, 3].map((number) => staff(`secretary-${number}`, `secretary${number}@secretariat.example`, "secretariat")),
  ...[1, 2].map((number) => staff(`supervisor-${number}`, `supervisor${number}@supervision.example`, "supervisor")),
  ...RECOMMENDING_BODIES.map((key) => ({
    ...staff(`account-${key}`, `${key.replace("recommender-", "").toLowerCase()}@recommenders.example`, "recommender"),
    organizationKey: key,
  })),
  ...EXPERT_PLANS.map(({ code, name }) => ({
    key: code,
    email: expertEmail(code),
    nameZh: name[0],
    nameEn: name[1],
    roles: VICE_CHAIRS.includes(code) ? (["expert", "chair"] as const) : (["expert"] as const),
    expertCode: code,
  })),
];

function staff(key: string, email: string, role: Role): DemonstrationPerson {
  const [nameZh, nameEn] = chineseName(randomFrom(`staff ${key}`));
  return { key, email, nameZh, nameEn, roles: [role] };
}

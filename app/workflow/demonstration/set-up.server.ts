/** A fresh demonstration call: the default programme, the generated roster, and an account for everybody in it. */
import { demonstrationPeople } from "#db/seed/demonstration/people.ts";
import { demonstrationRoster } from "#db/seed/demonstration/roster.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import { addAccount, grantRole } from "../accounts.server.ts";
import { type Call, createCall, findCallBySlug } from "../calls.server.ts";
import { scanConflicts } from "../conflict-scan.server.ts";
import { contextFor, type Runtime, systemActor } from "../context.ts";
import { registerRoster } from "../intake.server.ts";

/** When the demonstration's roster is registered: everybody who came in came in before. */
export const DEMONSTRATION_STARTS_AT = "2022-12-21T00:00:00.000Z";

export async function setUpDemonstration(runtime: Runtime): Promise<Call> {
  const programme = defaultProgramme() as { readonly slug: string };
  const callId = await createCall(runtime, { slug: programme.slug, mode: "demo", programmeDocument: programme });
  const ctx = contextFor(runtime, systemActor(callId));
  // Accounts come first, because a conflict of a member of staff names the account.
  const accounts = new Map<string, string>();
  for (const { email, nameZh, nameEn } of demonstrationPeople)
    accounts.set(email, await addAccount(ctx, { email, nameZh, nameEn }));
  const ids = await registerRoster(ctx, demonstrationRoster());
  for (const person of demonstrationPeople)
    for (const role of person.roles)
      await grantRole(ctx, accounts.get(person.email) ?? "", {
        role,
        expertId: role === "expert" ? ids.experts.get(person.expertCode ?? "") : undefined,
        organizationId: role === "recommender" ? ids.organizations.get(person.organizationKey ?? "") : undefined,
      });
  // After the roles are given, because the rules bind staff too.
  await scanConflicts(ctx);
  const call = await findCallBySlug(runtime, programme.slug);
  if (call === undefined) throw new Error("setUpDemonstration: the call was not stored");
  return call;
}

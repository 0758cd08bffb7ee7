import { redirect } from "@remix-run/node";
import { textOf } from "#app/http/form.ts";
import { actionFor, type PublicArgs } from "#app/http/page.server.ts";
import { roleBase } from "#app/http/role-base.ts";
import { signIn } from "#app/http/session.server.ts";
import { listRoles } from "#app/workflow/accounts.server.ts";
import { findDemonstrationPerson, instantFromLocal, playNextStep } from "#app/workflow/demonstration/desk.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";

/** What only a demonstration can do; anywhere else this address does not exist. */
export const action = actionFor("public", async (args) => {
  const { request, runtime } = args;
  if (runtime.demonstration === null) throw new Refusal("not_found");
  const form = await request.formData();
  switch (textOf(form, "intent")) {
    case "signIn":
      return await signInAs(args, textOf(form, "account"));
    case "moveClock": {
      await runtime.demonstration.setClock(await instantFromLocal(runtime, textOf(form, "instant")));
      return redirect("/");
    }
    case "play": {
      const played = await playNextStep({ ...runtime, setClock: runtime.demonstration.setClock });
      return redirect(played === undefined ? "/" : `/?played=${played}`);
    }
    default:
      throw new Refusal("not_found");
  }
});

async function signInAs({ request, runtime }: PublicArgs, accountId: string) {
  const person = await findDemonstrationPerson(runtime, accountId);
  const [held] = await listRoles(runtime, person.accountId);
  const home = held === undefined ? "/" : `/${held.callSlug}/${roleBase(held.role)}`;
  return redirect(home, { headers: { "Set-Cookie": await signIn(runtime, request, person.accountId) } });
}

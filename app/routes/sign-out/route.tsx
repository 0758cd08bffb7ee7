import { redirect } from "@remix-run/node";
import { actionFor } from "#app/http/page.server.ts";
import { signOut } from "#app/http/session.server.ts";

export const action = actionFor("public", async ({ request, runtime }) =>
  redirect("/", { headers: { "Set-Cookie": await signOut(runtime, request) } }),
);

/** What the verbs that make a call share: its name, its programme file, and the people who get a link. */
import { slugProblem } from "#app/workflow/call-slug.ts";
import type { Context } from "#app/workflow/context.ts";
import { invitationPath, ORIGIN_SETTING } from "#app/workflow/invitation-mail.ts";
import { invite } from "#app/workflow/invitations.server.ts";
import { saveSetting } from "#db/settings.ts";
import { type Programme, readProgramme } from "#scoring/programme/programme.ts";
import { BadInput } from "./bad-input.ts";
import { readBytes } from "./csv.ts";

export interface InvitedPerson {
  readonly role: "secretariat" | "chair" | "supervisor";
  readonly email: string;
}

/** @param where what a complaint names. @throws BadInput */
export function readSlug(text: string, where: string): string {
  const problem = slugProblem(text);
  if (problem === "slug_malformed")
    throw new BadInput(`${where}: "${text}" is not small letters, digits and - (2 to 40, a letter first)`);
  if (problem === "slug_reserved") throw new BadInput(`${where}: "${text}" is an address of the installation itself`);
  return text;
}

/** @throws BadInput naming the file and, for each problem, the path in the document */
export function readProgrammeFile(file: string): Programme {
  const text = readBytes(file).toString("utf8");
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new BadInput(`${file}: not JSON: ${(error as Error).message}`);
  }
  const read = readProgramme(document);
  if ("programme" in read) return read.programme;
  throw new BadInput(read.problems.map(({ path, message }) => `${file}: ${path}: ${message}`).join("\n"));
}

/** Reads `ROLE=EMAIL`. @throws BadInput */
export function readPerson(text: string): InvitedPerson {
  const [role, email] = text.split("=");
  if (role !== "secretariat" && role !== "chair" && role !== "supervisor")
    throw new BadInput(`--invite: "${text}" is not ROLE=EMAIL with secretariat, chair or supervisor`);
  if (email === undefined || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new BadInput(`--invite: "${email ?? ""}" is not an e-mail address`);
  return { role, email };
}

/** Until a person has given a name, it is what stands before the `@`. @returns `role email link`, a line each */
export async function invitePeople(
  ctx: Context,
  people: readonly InvitedPerson[],
  origin: string,
): Promise<readonly string[]> {
  await saveSetting(ctx.db, ORIGIN_SETTING, origin);
  const lines: string[] = [];
  for (const { role, email } of people) {
    const name = email.split("@")[0] ?? email;
    const { token } = await invite(ctx, { role, email, nameZh: name, nameEn: name });
    lines.push(`${role} ${email} ${origin}${invitationPath(token)}`);
  }
  return lines;
}

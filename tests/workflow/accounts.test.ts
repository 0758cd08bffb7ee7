import { expect, it } from "vitest";
import {
  actorFor,
  addAccount,
  checkPassword,
  endRole,
  grantRole,
  listPeople,
  listRoles,
} from "#app/workflow/accounts.server.ts";
import { registerRoster } from "#app/workflow/intake.server.ts";
import { acceptInvitation, findInvitation, invite, listInvitations } from "#app/workflow/invitations.server.ts";
import { listSessionsOfAccount, saveSession } from "#db/sessions.ts";
import { testContext } from "../support/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { expert, intakeWorld, organization, rosterOf } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";

const LONG_ENOUGH = "twelve signs";
const WANG = { email: "Wang@Office.example ", nameZh: "王", nameEn: "Wang" };

describeOnEachDatabase("accounts and roles", (open) => {
  it("an account is added once per address, whatever its capitals", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    await addAccount(system, WANG);
    expect(await codeOf(addAccount(system, { ...WANG, email: "wang@office.example" }))).toBe("account_taken");
    expect(await problemsOf(addAccount(system, { email: "wang", nameZh: "", nameEn: " " }))).toEqual([
      "email: not_an_email",
      "nameZh: required",
      "nameEn: required",
    ]);
  });

  it("a person may hold several roles in a call and acts with all of them", async () => {
    const { db } = await open();
    const { system, runtime, callId } = await intakeWorld(db);
    const ids = await registerRoster(system, rosterOf([], { experts: [expert("E-01")] }));
    const accountId = await addAccount(system, WANG);
    expect(await actorFor(runtime, accountId, callId)).toBeUndefined();
    await grantRole(system, accountId, { role: "chair" });
    await grantRole(system, accountId, { role: "expert", expertId: ids.experts.get("E-01") });
    expect(await actorFor(runtime, accountId, callId)).toEqual({
      id: accountId,
      callId,
      roles: ["chair", "expert"],
      expertId: ids.experts.get("E-01"),
      organizationId: null,
    });
    expect((await listRoles(runtime, accountId)).map(({ callSlug, role }) => `${callSlug} ${role}`)).toEqual([
      "test-call chair",
      "test-call expert",
    ]);
    expect((await listPeople(system)).map((person) => person.role)).toEqual(["chair", "expert"]);
  });

  it("an expert role names an expert of the call, held by one account at a time; a recommender its body", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    const ids = await registerRoster(
      system,
      rosterOf([], { experts: [expert("E-01")], organizations: [organization("centre")] }),
    );
    const first = await addAccount(system, WANG);
    const second = await addAccount(system, { ...WANG, email: "li@office.example" });
    expect(await problemsOf(grantRole(system, first, { role: "expert" }))).toEqual(["expertId: unknown_expert"]);
    expect(await problemsOf(grantRole(system, first, { role: "recommender", organizationId: "none" }))).toEqual([
      "organizationId: unknown_organization",
    ]);
    await grantRole(system, first, { role: "recommender", organizationId: ids.organizations.get("centre") });
    await grantRole(system, first, { role: "expert", expertId: ids.experts.get("E-01") });
    expect(await codeOf(grantRole(system, second, { role: "expert", expertId: ids.experts.get("E-01") }))).toBe(
      "account_taken",
    );
    await endRole(system, first, "expert");
    await grantRole(system, second, { role: "expert", expertId: ids.experts.get("E-01") });
    expect(await codeOf(grantRole(system, "nobody", { role: "chair" }))).toBe("not_found");
  });

  it("a role that ends takes the sessions with it, and may start anew", async () => {
    const { db } = await open();
    const { system, runtime, callId } = await intakeWorld(db);
    const accountId = await addAccount(system, WANG);
    await grantRole(system, accountId, { role: "chair" });
    await saveSession(db, { idHash: "h", accountId, expiresAt: "2023-01-01T00:00:00.000Z", createdAt: runtime.now() });
    await endRole(system, accountId, "chair");
    expect(await actorFor(runtime, accountId, callId)).toBeUndefined();
    expect(await listSessionsOfAccount(db, accountId)).toEqual([]);
    expect(await codeOf(endRole(system, accountId, "chair"))).toBe("not_found");
    await grantRole(system, accountId, { role: "chair" });
    expect((await actorFor(runtime, accountId, callId))?.roles).toEqual(["chair"]);
  });

  it("a disabled account is nobody", async () => {
    const { db } = await open();
    const { system, runtime, callId } = await intakeWorld(db);
    const { token } = await invite(system, { ...WANG, role: "chair" });
    const { accountId } = await acceptInvitation(runtime, token, LONG_ENOUGH);
    await db.updateTable("accounts").set({ isDisabled: 1 }).execute();
    expect(await actorFor(runtime, accountId, callId)).toBeUndefined();
    expect(await checkPassword(runtime, WANG.email, LONG_ENOUGH)).toBeUndefined();
  });

  it("nobody but the secretariat brings people in", async () => {
    const { db } = await open();
    const { runtime, callId, system } = await intakeWorld(db);
    const accountId = await addAccount(system, WANG);
    const chair = testContext(runtime, { callId, roles: ["chair", "supervisor", "expert"] });
    expect(await codeOf(addAccount(chair, { ...WANG, email: "other@office.example" }))).toBe("not_found");
    expect(await codeOf(grantRole(chair, accountId, { role: "chair" }))).toBe("not_found");
    expect(await codeOf(endRole(chair, accountId, "chair"))).toBe("not_found");
    expect(await codeOf(listPeople(chair))).toBe("not_found");
    expect(await codeOf(invite(chair, { ...WANG, role: "chair" }))).toBe("not_found");
    expect(await codeOf(listInvitations(chair))).toBe("not_found");
  });
});

describeOnEachDatabase("invitations", (open) => {
  it("the link is in the mail, only its hash in the table, and accepting it makes the account", async () => {
    const { db } = await open();
    const { system, runtime, callId } = await intakeWorld(db);
    const { token } = await invite(system, { ...WANG, role: "supervisor" });
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    const mail = await db.selectFrom("outbox").selectAll().executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ recipient: "wang@office.example", kind: "invitation", sentAt: null });
    expect(mail.body).toContain(`/invite/${token}`);
    const stored = JSON.stringify([
      await db.selectFrom("invitations").selectAll().execute(),
      await db.selectFrom("auditEntries").selectAll().execute(),
    ]);
    expect(stored).not.toContain(token);

    expect(await findInvitation(runtime, token)).toMatchObject({
      callSlug: "test-call",
      role: "supervisor",
      isExpired: false,
    });
    expect(await problemsOf(acceptInvitation(runtime, token, "eleven sign"))).toEqual(["password: password_too_short"]);
    const { accountId } = await acceptInvitation(runtime, token, LONG_ENOUGH);
    expect((await actorFor(runtime, accountId, callId))?.roles).toEqual(["supervisor"]);
    expect(await checkPassword(runtime, "WANG@office.example", LONG_ENOUGH)).toBe(accountId);
    expect(await checkPassword(runtime, "wang@office.example", "twelve signz")).toBeUndefined();
    expect(await checkPassword(runtime, "nobody@office.example", LONG_ENOUGH)).toBeUndefined();
  });

  it("a link is good once, and for fourteen days", async () => {
    const { db } = await open();
    const { system, runtime } = await intakeWorld(db);
    const { token } = await invite(system, { ...WANG, role: "chair" });
    await acceptInvitation(runtime, token, LONG_ENOUGH);
    expect(await findInvitation(runtime, token)).toBeUndefined();
    expect(await codeOf(acceptInvitation(runtime, token, LONG_ENOUGH))).toBe("not_found");
    expect(await codeOf(acceptInvitation(runtime, "0".repeat(64), LONG_ENOUGH))).toBe("not_found");

    runtime.moveForward({ minutes: 1 });
    const late = await invite(system, { ...WANG, email: "late@office.example", role: "chair" });
    runtime.moveForward({ days: 14 });
    expect((await findInvitation(runtime, late.token))?.isExpired).toBe(true);
    expect(await codeOf(acceptInvitation(runtime, late.token, LONG_ENOUGH))).toBe("invitation_expired");
    expect((await listInvitations(system)).map((item) => item.acceptedAt === null)).toEqual([true, false]);
  });

  it("who has a password already accepts a further role with it, not with a new one", async () => {
    const { db } = await open();
    const { system, runtime, callId } = await intakeWorld(db);
    const first = await invite(system, { ...WANG, role: "chair" });
    const { accountId } = await acceptInvitation(runtime, first.token, LONG_ENOUGH);
    const second = await invite(system, { ...WANG, role: "secretariat" });
    expect(await problemsOf(acceptInvitation(runtime, second.token, "another password"))).toEqual([
      "password: password_not_own",
    ]);
    expect(await acceptInvitation(runtime, second.token, LONG_ENOUGH)).toEqual({ accountId, callSlug: "test-call" });
    expect((await actorFor(runtime, accountId, callId))?.roles).toEqual(["chair", "secretariat"]);
  });

  it("an account without a password gets one by its first invitation", async () => {
    const { db } = await open();
    const { system, runtime } = await intakeWorld(db);
    const accountId = await addAccount(system, WANG);
    expect(await checkPassword(runtime, WANG.email, LONG_ENOUGH)).toBeUndefined();
    const { token } = await invite(system, { ...WANG, role: "chair" });
    await acceptInvitation(runtime, token, LONG_ENOUGH);
    expect(await checkPassword(runtime, WANG.email, LONG_ENOUGH)).toBe(accountId);
  });

  it("an invitation as expert names an expert nobody else acts as", async () => {
    const { db } = await open();
    const { system, runtime } = await intakeWorld(db);
    const ids = await registerRoster(system, rosterOf([], { experts: [expert("E-01")] }));
    const expertId = ids.experts.get("E-01");
    expect(await problemsOf(invite(system, { ...WANG, role: "expert" }))).toEqual(["expertId: unknown_expert"]);
    expect(await problemsOf(invite(system, { ...WANG, email: "wang", role: "expert", expertId }))).toEqual([
      "email: not_an_email",
    ]);
    const two = [
      await invite(system, { ...WANG, role: "expert", expertId }),
      await invite(system, { ...WANG, email: "li@office.example", role: "expert", expertId }),
    ];
    await acceptInvitation(runtime, two[0]!.token, LONG_ENOUGH);
    expect(await codeOf(acceptInvitation(runtime, two[1]!.token, LONG_ENOUGH))).toBe("account_taken");
    expect(await checkPassword(runtime, "li@office.example", LONG_ENOUGH)).toBeUndefined();
    expect(await codeOf(invite(system, { ...WANG, email: "zhao@office.example", role: "expert", expertId }))).toBe(
      "account_taken",
    );
  });
});

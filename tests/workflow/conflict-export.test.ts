import { expect, it } from "vitest";
import { addConflict, listConflicts } from "#app/workflow/conflicts.server.ts";
import { exportConflictFacts, mayExportConflictFacts } from "#app/workflow/conflict-export.server.ts";
import { addFact } from "#app/workflow/expert-facts.server.ts";
import { readScanFacts } from "#scoring/conflicts/read-scan-facts.ts";
import { scanForConflicts } from "#scoring/conflicts/scan-for-conflicts.ts";
import { versionedRules } from "#scoring/conflicts/versioned-rule.ts";
import { homeCountryOf } from "#scoring/programme/is-foreign.ts";
import { readProgramme } from "#scoring/programme/programme.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { smallWorld, threeStageDocument, type World } from "../support/world.ts";

const FACT = { personName: "", birthYear: "", relation: "", documentNo: "", startedOn: "", endedOn: "" };

async function worldWithFacts(world: World): Promise<void> {
  const job = { ...FACT, kind: "employment", organization: "杭州A1仪器有限公司", serial: "" } as const;
  const ended = { ...job, startedOn: "2015-03-01", endedOn: "2021-05-31" };
  await addFact(world.office, world.expertId("E-01"), ended);
  await addFact(world.office, world.expertId("E-03"), ended);
  await addFact(world.office, world.expertId("E-02"), {
    ...FACT,
    kind: "contacted",
    organization: "",
    serial: "S-002",
  });
}

describeOnEachDatabase("the facts of conflicts, exported", (open) => {
  it("are documents from which anybody finds the same conflicts again", async () => {
    const world = await smallWorld((await open()).db);
    await worldWithFacts(world);
    const written = JSON.parse(JSON.stringify(await exportConflictFacts(world.office))) as Parameters<
      typeof readScanFacts
    >[0];
    const read = readScanFacts(written);
    if (!("facts" in read)) throw new Error(JSON.stringify(read.problems));
    const programme = readProgramme(threeStageDocument());
    if (!("programme" in programme)) throw new Error("the programme of the test is invalid");
    const found = scanForConflicts({
      ...read.facts,
      rules: versionedRules(programme.programme.conflictRules),
      stage: "initial",
      referenceDate: "2022-12-21",
      homeCountry: homeCountryOf(programme.programme),
    });
    const pairs = found
      .filter(({ severity }) => severity !== "note")
      .map(({ expertId, submissionId, ruleCode }) => `${expertId} ${submissionId} ${ruleCode}`);
    const stored = (await listConflicts(world.chair)).filter(({ severity }) => severity !== "note");
    expect(pairs.length).toBeGreaterThan(1);
    expect(pairs.sort()).toEqual(
      stored.map(({ ruleCode, ...line }) => `${line.expertId} ${line.submissionId} ${ruleCode}`).sort(),
    );
  });

  it("are refused to a person from whom a submission is hidden, whatever its state: a missing firm would tell", async () => {
    const world = await smallWorld((await open()).db);
    await worldWithFacts(world);
    expect(await mayExportConflictFacts(world.otherOffice)).toBe(true);
    await addConflict(world.office, {
      ...{ expertId: null, accountId: world.otherOffice.actor.id, submissionId: world.submissionId("S-002") },
      ...{ ruleCode: "KIN", source: "register", evidenceZh: "配偶", evidenceEn: "spouse", endedOn: null },
    });
    const refusals = async () => [
      await mayExportConflictFacts(world.otherOffice),
      await codeOf(exportConflictFacts(world.otherOffice)),
    ];
    expect(await refusals()).toEqual([false, "not_found"]);
    await world.db.updateTable("submissions").set({ status: "withdrawn" }).where("serial", "=", "S-002").execute();
    expect(await refusals()).toEqual([false, "not_found"]);
    expect(await mayExportConflictFacts(world.office)).toBe(true);
  });

  it("are for the secretariat alone", async () => {
    const world = await smallWorld((await open()).db);
    expect(await codeOf(exportConflictFacts(world.chair))).toBe("not_found");
    expect(await codeOf(exportConflictFacts(world.as("E-01")))).toBe("not_found");
  });
});

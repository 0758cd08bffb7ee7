import { describe, expect, it } from "vitest";
import type { AssignmentExpert } from "#scoring/assignment/assignment-problem.ts";
import { mixGroups } from "#scoring/assignment/mix-groups.ts";
import type { PanelMix } from "#scoring/programme/programme.ts";

const expertOf = (id: string, kind: AssignmentExpert["kind"], region: string): AssignmentExpert => ({
  id,
  minimumLoad: 0,
  maximumLoad: 18,
  kind,
  isForeign: !region.startsWith("CN"),
  organization: null,
  region,
});
const experts = [
  expertOf("E1", "authority", "CN/Hubei"),
  expertOf("E2", "entrepreneur", "CN/Hunan"),
  expertOf("E3", "investor", "MY"),
];
const submissions = [
  { id: "S1", demand: 2, region: "CN/Hubei" },
  { id: "S2", demand: 2, region: "MY" },
  { id: "S3", demand: 2 },
];
const mix: PanelMix = {
  atLeast: [
    { kinds: ["authority"], count: 2 },
    { kinds: ["entrepreneur", "investor"], count: 1 },
  ],
  atLeastForeign: 1,
  atLeastOutsideRegion: 1,
  atLeastNewSinceLastStage: 2,
};

const NONE: PanelMix = { atLeast: [], atLeastForeign: 0, atLeastOutsideRegion: 0, atLeastNewSinceLastStage: 0 };

describe("the groups of a panel mix", () => {
  it("hold the experts each rule counts, over pairs where the submission matters", () => {
    const readBefore = Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    expect(mixGroups(mix, experts, submissions, readBefore)).toEqual([
      { rule: "kinds:authority", members: Uint8Array.of(1, 0, 0), atLeast: 2, atMost: null },
      { rule: "kinds:entrepreneur+investor", members: Uint8Array.of(0, 1, 1), atLeast: 1, atMost: null },
      { rule: "foreign", members: Uint8Array.of(0, 0, 1), atLeast: 1, atMost: null },
      { rule: "outsideRegion", members: Uint8Array.of(0, 1, 1, 1, 1, 1, 1, 0, 1), atLeast: 1, atMost: null },
      { rule: "newSinceLastStage", members: Uint8Array.of(0, 1, 1, 1, 0, 1, 1, 1, 0), atLeast: 2, atMost: null },
    ]);
  });

  it("leave out what the mix does not ask for, and new experts in a first stage", () => {
    const none = { atLeast: [], atLeastForeign: 0, atLeastOutsideRegion: 0, atLeastNewSinceLastStage: 2 };
    expect(mixGroups(none, experts, submissions, null)).toEqual([]);
  });

  it("bound each organization that has more experts than may come from one", () => {
    const of = (id: string, organization: string | null) => ({ ...expertOf(id, "authority", "MY"), organization });
    const pool = [of("E1", "B"), of("E2", "A"), of("E3", "B"), of("E4", null), of("E5", null)];
    const one = { ...NONE, atMostPerOrganization: 1 };
    expect(mixGroups(one, pool, submissions, null)).toEqual([
      { rule: "organization:B", members: Uint8Array.of(1, 0, 1, 0, 0), atLeast: 0, atMost: 1 },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import {
  bestReplacement,
  type ReplacementCandidate,
  type ReplacementFacts,
} from "#scoring/assignment/best-replacement.ts";
import type { PanelMix } from "#scoring/programme/programme.ts";

const MIX: PanelMix = {
  atLeast: [{ kinds: ["authority"], count: 1 }],
  atLeastForeign: 0,
  atLeastOutsideRegion: 1,
  atLeastNewSinceLastStage: 1,
};
const SUBMISSION = { id: "s", demand: 3, region: "CN/浙江" };

function reader(id: string, more: Partial<ReplacementFacts> = {}): ReplacementFacts {
  return {
    id,
    minimumLoad: 0,
    maximumLoad: 9,
    kind: "investor",
    isForeign: false,
    organization: null,
    region: "CN/浙江",
    hasReadBefore: true,
    ...more,
  };
}

function candidate(id: string, more: Partial<ReplacementCandidate> = {}): ReplacementCandidate {
  return { ...reader(id), fit: 50, load: 3, ...more };
}

const choose = (remaining: readonly ReplacementFacts[], candidates: readonly ReplacementCandidate[], isFirst = false) =>
  bestReplacement(MIX, SUBMISSION, remaining, candidates, isFirst);

describe("bestReplacement", () => {
  it("repairs the mix before it looks at fit", () => {
    const authority = candidate("a", { kind: "authority", fit: 10 });
    expect(choose([reader("r")], [candidate("b", { fit: 100 }), authority])).toBe("a");
    expect(choose([reader("r", { kind: "authority" })], [candidate("b", { fit: 100 }), authority])).toBe("b");
  });

  it("prefers who repairs more of the mix", () => {
    const one = candidate("one", { kind: "authority", fit: 90 });
    const two = candidate("two", { kind: "authority", region: "CN/北京", fit: 20 });
    expect(choose([reader("r")], [one, two])).toBe("two");
  });

  it("of equals takes the better fit, then the lower load, then the first", () => {
    expect(choose([], [candidate("a"), candidate("b", { fit: 51 })])).toBe("b");
    expect(choose([], [candidate("a"), candidate("b", { load: 2 })])).toBe("b");
    expect(choose([], [candidate("a"), candidate("b")])).toBe("a");
  });

  it("asks for new experts in later stages only", () => {
    const known = candidate("known", { fit: 60 });
    const fresh = candidate("fresh", { hasReadBefore: false });
    expect(choose([], [known, fresh])).toBe("fresh");
    expect(choose([], [known, fresh], true)).toBe("known");
  });

  it("is null when nobody may read", () => {
    expect(choose([reader("r")], [])).toBeNull();
  });
});

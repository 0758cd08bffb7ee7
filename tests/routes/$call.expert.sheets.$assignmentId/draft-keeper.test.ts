import { describe, expect, it } from "vitest";
import {
  createDraftKeeper,
  type Outside,
  type SaveReply,
} from "#app/routes/$call.expert.sheets.$assignmentId/draft-keeper.ts";
import type { SavedVersion } from "#app/components/score-sheet/draft-answer.ts";
import type { LocalCopy } from "#app/routes/$call.expert.sheets.$assignmentId/local-copy.ts";
import { NOTHING_TYPED, type TypedSheet } from "#app/components/score-sheet/typed-sheet.ts";

const EMPTY = NOTHING_TYPED;
const NOTHING_SAVED: SavedVersion = { revision: 0, savedAt: null, content: EMPTY };
const withComment = (comment: string): TypedSheet => ({ ...EMPTY, comment });

/** A server that answers as told, a device that keeps one copy, and time that passes when the test says so. */
function world(answer: (content: TypedSheet, revision: number) => SaveReply | Promise<SaveReply>, copy?: LocalCopy) {
  const device = { copy };
  const sent: { content: TypedSheet; revision: number }[] = [];
  let waiting: (() => void) | undefined;
  const outside: Outside = {
    send: async (content, revision) => {
      sent.push({ content, revision });
      return await answer(content, revision);
    },
    store: {
      read: () => device.copy,
      write: (next) => {
        device.copy = next;
        return true;
      },
      remove: () => {
        device.copy = undefined;
      },
    },
    wait: (_milliseconds, then) => {
      waiting = then;
      return () => {
        waiting = undefined;
      };
    },
    now: () => "2023-01-21T06:00:00.000Z",
    isSendable: (content) => content.marks["adv"] !== "8a",
  };
  const pass = async () => {
    const then = waiting;
    waiting = undefined;
    then?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { outside, device, sent, pass, isWaiting: () => waiting !== undefined };
}

const accept = (_content: TypedSheet, revision: number): SaveReply => ({
  kind: "saved",
  revision: revision + 1,
  savedAt: "2023-01-21T06:03:22.000Z",
});

describe("keeping a draft", () => {
  it("a change is on the device at once and on the server after a pause", async () => {
    const { outside, device, sent, pass } = world(accept);
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.change(withComment("one"));
    expect(keeper.view().state.kind).toBe("onDevice");
    expect(device.copy?.content.comment).toBe("one");
    expect(sent).toEqual([]);
    await pass();
    expect(sent).toEqual([{ content: withComment("one"), revision: 0 }]);
    expect(keeper.view().state).toEqual({ kind: "saved", at: "2023-01-21T06:03:22.000Z" });
    expect(keeper.view().revision).toBe(1);
    expect(device.copy).toBeUndefined();
  });

  it("two saves never run at once, and the second names the revision of the first", async () => {
    const answers: ((reply: SaveReply) => void)[] = [];
    const { outside, sent } = world(() => new Promise((resolve) => answers.push(resolve)));
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.change(withComment("one"));
    const first = keeper.flush();
    keeper.change(withComment("one two"));
    const second = keeper.flush();
    expect(sent).toHaveLength(1);
    answers.shift()?.({ kind: "saved", revision: 1, savedAt: "2023-01-21T06:00:01.000Z" });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toHaveLength(2);
    answers.shift()?.({ kind: "saved", revision: 2, savedAt: "2023-01-21T06:00:02.000Z" });
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(sent.map(({ revision }) => revision)).toEqual([0, 1]);
  });

  it("without a network the words stay on the device and are sent again by themselves", async () => {
    let isDown = true;
    const { outside, device, pass } = world((content, revision) =>
      isDown ? { kind: "unreachable" } : accept(content, revision),
    );
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.change(withComment("one"));
    expect(await keeper.flush()).toBe(false);
    expect(keeper.view().state.kind).toBe("unreachable");
    expect(device.copy?.content.comment).toBe("one");
    isDown = false;
    await pass();
    expect(keeper.view().state.kind).toBe("saved");
  });

  it("a mark that is not one is not sent but kept on the device", async () => {
    const { outside, device, sent } = world(accept);
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.change({ ...EMPTY, marks: { adv: "8a" } });
    expect(await keeper.flush()).toBe(false);
    expect(sent).toEqual([]);
    expect(device.copy?.content.marks).toEqual({ adv: "8a" });
  });

  it("an ended session loses nothing", async () => {
    const { outside, device } = world(() => ({ kind: "signedOut" }));
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.change(withComment("an hour of writing"));
    expect(await keeper.flush()).toBe(false);
    expect(keeper.view().state.kind).toBe("signedOut");
    expect(device.copy?.content.comment).toBe("an hour of writing");
  });
});

describe("coming back", () => {
  it("what the device holds and the server lacks is brought back and said", () => {
    const copy = { revision: 0, content: withComment("offline"), at: "2023-01-20T10:00:00.000Z" };
    const { outside, isWaiting } = world(accept, copy);
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.start();
    expect(keeper.view().content.comment).toBe("offline");
    expect(keeper.view().restoredFrom).toBe("2023-01-20T10:00:00.000Z");
    expect(isWaiting()).toBe(true);
  });

  it("a copy the server has already is forgotten without a word", () => {
    const copy = { revision: 0, content: withComment("same"), at: "2023-01-20T10:00:00.000Z" };
    const { outside, device } = world(accept, copy);
    const saved = { revision: 1, savedAt: "2023-01-20T10:00:01.000Z", content: withComment("same") };
    const keeper = createDraftKeeper(saved, saved.content, outside);
    keeper.start();
    expect(keeper.view().restoredFrom).toBeNull();
    expect(device.copy).toBeUndefined();
  });

  it("an old copy names its own revision, so the server can tell that somebody saved meanwhile", async () => {
    const copy = { revision: 1, content: withComment("old words"), at: "2023-01-20T10:00:00.000Z" };
    const saved = { revision: 3, savedAt: "2023-01-21T05:00:00.000Z", content: withComment("newer words") };
    const { outside, sent } = world(() => ({ kind: "changedMeanwhile", saved }), copy);
    const keeper = createDraftKeeper(saved, saved.content, outside);
    keeper.start();
    expect(await keeper.flush()).toBe(false);
    expect(sent[0]?.revision).toBe(1);
    expect(keeper.view().other).toEqual(saved);
  });
});

describe("two versions", () => {
  const other: SavedVersion = { revision: 5, savedAt: "2023-01-21T06:01:00.000Z", content: withComment("theirs") };

  it("nothing is overwritten: saving waits until one is chosen, and goes on from the other's revision", async () => {
    let isFirst = true;
    const { outside, device, sent, pass } = world((content, revision) => {
      if (!isFirst) return accept(content, revision);
      isFirst = false;
      return { kind: "changedMeanwhile", saved: other };
    });
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.change(withComment("mine"));
    expect(await keeper.flush()).toBe(false);
    expect(keeper.view().other).toEqual(other);
    keeper.change(withComment("mine, and more"));
    await pass();
    expect(sent).toHaveLength(1);
    expect(device.copy?.content.comment).toBe("mine, and more");
    keeper.settle(withComment("mine, and more"), other);
    expect(keeper.view().other).toBeNull();
    expect(await keeper.flush()).toBe(true);
    expect(sent[1]?.revision).toBe(5);
    expect(device.copy).toBeUndefined();
  });

  it("evidence named on two devices is shown side by side, and neither is lost before one is chosen", async () => {
    const naming = (source: string): TypedSheet => ({ ...EMPTY, marks: { adv: "80" }, sources: { adv: source } });
    const theirs = { ...other, content: naming("ipRights") };
    const replies: SaveReply[] = [{ kind: "changedMeanwhile", saved: theirs }];
    const { outside, device, sent } = world((content, revision) => replies.shift() ?? accept(content, revision));
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.change(naming("innovation"));
    expect(device.copy?.content.sources).toEqual({ adv: "innovation" });
    expect(await keeper.flush()).toBe(false);
    expect(keeper.view()).toMatchObject({ content: naming("innovation"), other: theirs });
    keeper.settle(naming("innovation"), theirs);
    expect(await keeper.flush()).toBe(true);
    expect(sent.at(-1)).toEqual({ content: naming("innovation"), revision: 5 });
  });

  it("an own save whose answer was lost is recognised and not shown as somebody else's", async () => {
    const replies: SaveReply[] = [{ kind: "unreachable" }, { kind: "changedMeanwhile", saved: other }];
    const { outside, sent } = world((content, revision) => replies.shift() ?? accept(content, revision));
    const keeper = createDraftKeeper(NOTHING_SAVED, EMPTY, outside);
    keeper.change(withComment("theirs"));
    await keeper.flush();
    keeper.change(withComment("theirs and more"));
    expect(await keeper.flush()).toBe(true);
    expect(keeper.view().other).toBeNull();
    expect(sent.map(({ revision }) => revision)).toEqual([0, 0, 5]);
  });
});

/**
 * Keeps the draft of one score sheet: every change goes to the device at once and to the server a moment later, one
 * save at a time, each naming the revision it started from. It never gives up a word: what the server does not have
 * stays on the device, and a version saved elsewhere is shown beside it, never overwritten.
 */
import type { SavedVersion } from "#app/components/score-sheet/draft-answer.ts";
import type { CopyStore } from "./local-copy.ts";
import { isSameSheet, type TypedSheet } from "#app/components/score-sheet/typed-sheet.ts";

/** What the server answered to one save. */
export type SaveReply =
  | { readonly kind: "saved"; readonly revision: number; readonly savedAt: string }
  | { readonly kind: "changedMeanwhile"; readonly saved: SavedVersion }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "signedOut" | "unreachable" };

export type SaveState =
  | { readonly kind: "untouched" | "saving" | "signedOut" | "unreachable" }
  | { readonly kind: "saved"; readonly at: string }
  /** On the device only: waiting to be sent, or not right yet. */
  | { readonly kind: "onDevice" }
  /** Nowhere but on the screen: the device keeps nothing. */
  | { readonly kind: "onScreen" }
  | { readonly kind: "refused"; readonly code: string };

export interface DraftView {
  readonly content: TypedSheet;
  /** The saved revision the content starts from. */
  readonly revision: number;
  readonly state: SaveState;
  /** When the words were typed that were brought back from the device; null when nothing was. */
  readonly restoredFrom: string | null;
  /** A version saved elsewhere that differs; saving waits until it is settled. */
  readonly other: SavedVersion | null;
}

export interface DraftKeeper {
  view(): DraftView;
  subscribe(listener: () => void): () => void;
  /** Brings back what the device still holds. */
  start(): void;
  change(content: TypedSheet): void;
  /** Saves what is not saved. @returns true when the server has everything */
  flush(): Promise<boolean>;
  /** The content chosen of two versions; it starts from the other version. */
  settle(content: TypedSheet, other: SavedVersion): void;
  /** Sends what is not saved once more and ends all waiting. */
  stop(): void;
}

/** What the keeper needs of the browser. */
export interface Outside {
  send(content: TypedSheet, revision: number): Promise<SaveReply>;
  readonly store: CopyStore;
  /** Calls back after so many milliseconds, unless the returned function is called before. */
  wait(milliseconds: number, then: () => void): () => void;
  now(): string;
  /** False while a mark is not one yet: then nothing is sent. */
  isSendable(content: TypedSheet): boolean;
}

const PAUSE_MILLISECONDS = 1_000;
const RETRY_MILLISECONDS = 10_000;

export function createDraftKeeper(loaded: SavedVersion, typed: TypedSheet, outside: Outside): DraftKeeper {
  const listeners = new Set<() => void>();
  let saved = loaded;
  /** Sent without an answer: when the network broke, the server may have it all the same. */
  let unanswered: TypedSheet | undefined;
  let running: Promise<boolean> | undefined;
  let cancelWait: () => void = () => undefined;
  let isStopped = false;
  let view: DraftView = { content: typed, revision: loaded.revision, state: rest(), restoredFrom: null, other: null };

  function rest(): SaveState {
    return saved.savedAt === null ? { kind: "untouched" } : { kind: "saved", at: saved.savedAt };
  }

  function show(change: Partial<DraftView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  function isDirty(): boolean {
    return !isSameSheet(view.content, saved.content);
  }

  function keepOnDevice(): SaveState {
    const isKept = outside.store.write({ revision: view.revision, content: view.content, at: outside.now() });
    return { kind: isKept ? "onDevice" : "onScreen" };
  }

  function saveLater(milliseconds: number): void {
    cancelWait();
    if (!isStopped) cancelWait = outside.wait(milliseconds, () => void saveOnce());
  }

  /** After any change of what is typed or saved: keep what the server lacks, forget the copy of what it has. */
  function bringInLine(): void {
    cancelWait();
    if (isDirty()) {
      show({ state: keepOnDevice() });
      saveLater(PAUSE_MILLISECONDS);
    } else {
      outside.store.remove();
      show({ state: rest() });
    }
  }

  /** One save, unless nothing is to be saved. @returns true when the server has what was there to be saved */
  async function saveOnce(): Promise<boolean> {
    cancelWait();
    // One at a time: the answer to the first tells the revision the second starts from.
    while (running !== undefined) await running;
    if (view.other !== null) return false;
    if (!isDirty()) return true;
    if (!outside.isSendable(view.content)) return false;
    running = save(view.content);
    return await running;
  }

  async function flush(): Promise<boolean> {
    while (await saveOnce()) if (!isDirty()) return true;
    return false;
  }

  async function save(content: TypedSheet): Promise<boolean> {
    show({ state: { kind: "saving" } });
    const reply = await outside.send(content, view.revision);
    running = undefined;
    return receive(reply, content);
  }

  function receive(reply: SaveReply, content: TypedSheet): boolean {
    if (reply.kind === "saved") return adopt({ revision: reply.revision, savedAt: reply.savedAt, content });
    if (reply.kind === "changedMeanwhile") return compare(reply.saved);
    keepOnDevice();
    show({ state: reply });
    if (reply.kind === "unreachable") {
      unanswered = content;
      saveLater(RETRY_MILLISECONDS);
    }
    return false;
  }

  /** The server has this version; what was typed since goes on from there. */
  function adopt(version: SavedVersion): true {
    saved = version;
    unanswered = undefined;
    show({ revision: version.revision, other: null });
    bringInLine();
    return true;
  }

  function compare(other: SavedVersion): boolean {
    const isOurs = unanswered !== undefined && isSameSheet(unanswered, other.content);
    if (isOurs || isSameSheet(view.content, other.content)) return adopt(other);
    show({ other, state: keepOnDevice() });
    return false;
  }

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      isStopped = false;
      const copy = outside.store.read();
      if (copy !== undefined && !isSameSheet(copy.content, saved.content))
        show({ content: copy.content, revision: copy.revision, restoredFrom: copy.at });
      if (copy !== undefined || isDirty()) bringInLine();
    },
    change: (content) => {
      show({ content });
      if (view.other === null) bringInLine();
      else show({ state: keepOnDevice() });
    },
    flush,
    settle: (content, other) => {
      show({ content });
      adopt(other);
    },
    stop: () => {
      isStopped = true;
      void saveOnce();
    },
  };
}

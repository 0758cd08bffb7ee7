import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderLocked } from "#db/data-folder-locked.ts";
import { openDataFolder } from "#db/data-folder.ts";

const FILE_ID = "0123456789abcdef0123456789abcdef";
let directory = "";
let other: ChildProcessWithoutNullStreams | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "candela-folder-"));
});
afterEach(async () => {
  other?.kill("SIGKILL");
  await rm(directory, { recursive: true, force: true });
});

/** Another process that has the folder open. */
async function openElsewhere(): Promise<ChildProcessWithoutNullStreams> {
  other = spawn(process.execPath, [
    "--import",
    "tsx",
    join(import.meta.dirname, "../support/hold-data-folder.ts"),
    directory,
  ]);
  let complaint = "";
  other.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const isOpen = await Promise.race([
    once(other.stdout, "data").then(() => true),
    once(other, "exit").then(() => false),
  ]);
  if (!isOpen) throw new Error(`openElsewhere: ${complaint}`);
  return other;
}

describe("a data folder", () => {
  it("a second process is refused and told which folder is taken", async () => {
    await openElsewhere();
    await expect(openDataFolder(directory)).rejects.toThrow(DataFolderLocked);
    await expect(openDataFolder(directory)).rejects.toThrow(
      `another Candela process is using the data folder ${directory}`,
    );
  });

  it("is free again when the other process has ended", async () => {
    const process = await openElsewhere();
    process.stdin.end();
    await once(process, "exit");
    const folder = await openDataFolder(directory);
    await folder.close();
  });

  it("is free again when the other process was killed", async () => {
    const process = await openElsewhere();
    process.kill("SIGKILL");
    await once(process, "exit");
    const folder = await openDataFolder(directory);
    await folder.close();
  });

  it("keeps a file under its id and says undefined for one it has not got", async () => {
    const { files, close } = await openDataFolder(directory);
    await files.write(FILE_ID, new Uint8Array([1, 2, 3]));
    const kept = await files.read(FILE_ID);
    const absent = await files.read(FILE_ID.replace("0", "f"));
    await close();
    expect(kept && [...kept]).toEqual([1, 2, 3]);
    expect(absent).toBeUndefined();
  });

  it("takes nothing but an id for the name of a file", async () => {
    const { files, close } = await openDataFolder(directory);
    await expect(files.write("../outside", new Uint8Array([1]))).rejects.toThrow("not a file id");
    await close();
  });
});

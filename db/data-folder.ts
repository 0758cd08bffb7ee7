/**
 * The data folder of an installation: the database file (unless PostgreSQL is used), the submitted files and the lock
 * that keeps a second process out.
 */
import { mkdirSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { type OpenDatabase, openDatabase, openDatabaseToRead } from "./connection.ts";
import { DataFolderLocked } from "./data-folder-locked.ts";
import { migrateToLatest } from "./migrations.ts";

export interface DataFolder extends OpenDatabase {
  readonly directory: string;
  readonly files: {
    write(id: string, content: Uint8Array): Promise<void>;
    read(id: string): Promise<Uint8Array | undefined>;
  };
}

export interface DataFolderOptions {
  /** PostgreSQL connection string; without it the folder's own SQLite file is used. */
  readonly databaseUrl?: string | undefined;
  /** false only for filling a fresh demonstration: faster, not safe against a power cut. */
  readonly isDurable?: boolean;
}

/** Where an installation keeps what it knows. */
export interface FolderPlace extends Pick<DataFolderOptions, "databaseUrl"> {
  readonly directory: string;
}

export const DATABASE_FILE = "candela.sqlite";

/**
 * Opens a data folder, takes its lock and brings its database to the newest layout.
 * @throws DataFolderLocked when another process holds the lock
 */
export async function openDataFolder(directory: string, options: DataFolderOptions = {}): Promise<DataFolder> {
  mkdirSync(join(directory, "files"), { recursive: true });
  const release = takeLock(directory);
  try {
    const open = await openDatabase(
      options.databaseUrl === undefined
        ? { kind: "sqlite", file: join(directory, DATABASE_FILE), isDurable: options.isDurable ?? true }
        : { kind: "postgres", url: options.databaseUrl },
    );
    await migrateToLatest(open.db);
    return {
      directory,
      db: open.db,
      files: folderFiles(join(directory, "files")),
      close: async () => {
        await open.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** A connection that can only read, to the database of a folder that this process holds open. The caller closes it. */
export async function openFolderToRead({ directory, databaseUrl }: FolderPlace): Promise<OpenDatabase> {
  return await openDatabaseToRead(
    databaseUrl === undefined
      ? { kind: "sqlite", file: join(directory, DATABASE_FILE) }
      : { kind: "postgres", url: databaseUrl },
  );
}

/** An exclusive lock on a tiny database: the operating system lets go of it even when the process is killed. */
function takeLock(directory: string): () => void {
  const lock = new SqliteDatabase(join(directory, "candela.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = DELETE");
    lock.exec("begin exclusive");
  } catch {
    lock.close();
    throw new DataFolderLocked(`another Candela process is using the data folder ${directory}`);
  }
  return () => {
    lock.exec("rollback");
    lock.close();
  };
}

/** Files live under random ids; the name a person gave never becomes a path. */
function folderFiles(directory: string): DataFolder["files"] {
  const path = (id: string) => {
    if (!/^[0-9a-f]{32}$/.test(id)) throw new Error(`folderFiles: not a file id: ${id}`);
    return join(directory, id.slice(0, 2), id);
  };
  return {
    async write(id, content) {
      const target = path(id);
      await mkdir(join(directory, id.slice(0, 2)), { recursive: true });
      // Written aside first, so that a cut never leaves half a file under the final name.
      await writeFile(`${target}.part`, content);
      await rename(`${target}.part`, target);
    },
    async read(id) {
      try {
        return await readFile(path(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
  };
}

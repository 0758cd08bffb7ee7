/** A process of its own that works on the data folder named as its argument until its input ends. */
import { openDataFolder } from "#db/data-folder.ts";

const directory = process.argv[2] ?? "";
const folder = await openDataFolder(directory);
process.stdout.write("open\n");
process.stdin.resume();
process.stdin.once("end", () => void folder.close());

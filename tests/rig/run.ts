/**
 * `CANDELA_DATA=FOLDER npm run rig`: a real panel through the whole house, and every known figure against ours. Never part of
 * the tests: the data are not in the project.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { knownAnswers } from "./known-answers.ts";
import { rigRealPanel } from "./real-panel.ts";

const MARKS = "p04/marks.csv";
const ANSWERS = "answers.json";

const folder = join(process.env["CANDELA_DATA"] ?? "", "scoring");
const missing = [MARKS, ANSWERS].find((name) => !existsSync(join(folder, name)));
if (process.env["CANDELA_DATA"] === undefined || missing !== undefined) {
  console.error(`CANDELA_DATA must name a folder that holds scoring/${missing ?? MARKS}`);
  process.exitCode = 2;
} else {
  const panel = await rigRealPanel(join(folder, MARKS));
  console.log(panel.lines.join("\n"));
  const known = knownAnswers(folder);
  for (const { text } of known) console.log(text);
  process.exitCode = panel.isGood && known.every(({ isGood }) => isGood) ? 0 : 1;
}

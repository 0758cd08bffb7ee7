/** Saving a draft of a score sheet through its desk under `synchronous=FULL`, marks and audit entry included. */
import { actorFor } from "#app/workflow/accounts.server.ts";
import { contextFor } from "#app/workflow/context.ts";
import { listMySheets, saveDraft } from "#app/workflow/score-sheets.server.ts";
import { largeCall } from "./large-call.ts";
import { cpuMsPerCall, reportLine } from "./measure.ts";

const TARGET_CPU_MS = 5;
const CALLS = 300;
const CRITERIA = ["adv", "cre", "lead", "app", "eco", "soc", "ipr"];

export async function benchSheetSave(directory: string): Promise<string[]> {
  const { folder, runtime, callId, expertAccountId } = await largeCall(directory, 500);
  const actor = await actorFor(runtime, expertAccountId, callId);
  if (actor === undefined) throw new Error("benchSheetSave: the expert has no role");
  const ctx = contextFor(runtime, actor);
  const sheet = (await listMySheets(ctx, "initial")).find((item) => item.status === "notStarted");
  if (sheet === undefined) throw new Error("benchSheetSave: no sheet is left to write");
  let revision = 0;
  const started = performance.now();
  const milliseconds = await cpuMsPerCall(CALLS, async () => {
    const marks = CRITERIA.map((criterion, index) => ({ criterion, mark: 60 + ((revision + index) % 30), reason: "" }));
    const comment = `第 ${revision} 次保存：编码方法有原创性，指标有第三方报告支撑，建议答辩时追问样本范围。`;
    ({ revision } = await saveDraft(ctx, sheet.sheetId, { revision, marks, comment, flags: [] }));
  });
  const wall = (performance.now() - started) / (CALLS * 1.25);
  await folder.close();
  return [
    reportLine("score sheet save, 7 marks, synchronous=FULL, CPU", milliseconds, TARGET_CPU_MS, "ms"),
    `score sheet save, wall over CPU: ratio ${(wall / milliseconds).toFixed(2)} (the rest is the disk)`,
  ];
}

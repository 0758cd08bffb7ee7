import { Refusal, type Problem, type RefusalCode } from "#app/workflow/refusal.ts";

/** The refusal an act ends with; undefined when it is done. Anything else that is thrown is thrown on. */
export async function refusalOf(act: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}

/** The code an act is refused with; undefined when it is done. */
export async function codeOf(act: Promise<unknown>): Promise<RefusalCode | undefined> {
  return (await refusalOf(act))?.code;
}

/** `field: code` of each problem an act is refused for. */
export async function problemsOf(act: Promise<unknown>): Promise<string[]> {
  const refusal = await refusalOf(act);
  return (refusal?.problems ?? []).map((problem: Problem) => `${problem.field ?? ""}: ${problem.code}`);
}

import { useState } from "react";
import type { StageData } from "./stage-data.ts";

/**
 * What the page shows: what was read, or, while that is being counted anew, what it showed before of the same stage. A note
 * that is being typed, a place on the page and an open explanation so outlast the moment in which another result is counted.
 */
export function shownData(read: StageData, before: StageData): StageData {
  const { isBeingCounted, stage, call, now } = read;
  const isOfTheSame = call.slug === before.call.slug && stage.kind === before.stage.kind;
  if (!isBeingCounted || !isOfTheSame || stage.state !== before.stage.state) return read;
  return { ...before, isBeingCounted, stage, now };
}

/** The same for a page that reads again and again. */
export function useShownData(read: StageData): StageData {
  const [last, setLast] = useState(read);
  const shown = shownData(read, last);
  if (read !== last && !read.isBeingCounted) setLast(read);
  return shown;
}

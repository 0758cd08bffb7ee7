/**
 * What comes within so many milliseconds, else null. What comes later is left alone: whoever waits for it besides still
 * gets it.
 */
export async function withPatience<Value>(milliseconds: number, coming: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moment = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([coming, moment]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Results that were counted a moment ago. Counting a stage's result reads every mark of it; a page that is only looked at
 * again need not count again.
 *
 * A result is kept under a key of everything it depends on, so what is known is never stale: whatever changes a result is
 * on record in the same transaction, and the hash of the record's last entry is part of the key.
 */

/** A result of a thousand submissions takes some ten megabytes. */
const MOST_KEPT = 8;

export interface KnownResults {
  /**
   * What stands under the key; counted by `count` where nothing does. Whoever asks meanwhile gets the same. A count that fails
   * leaves nothing behind.
   */
  read<Value extends object>(key: string, count: () => Promise<Value>): Promise<Value>;
}

/** Keeps the last few that were asked for. */
export function knownResults(mostKept = MOST_KEPT): KnownResults {
  const kept = new Map<string, Promise<object>>();
  return {
    read: async <Value extends object>(key: string, count: () => Promise<Value>) => {
      const value = (kept.get(key) as Promise<Value> | undefined) ?? count();
      kept.delete(key);
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      try {
        return await value;
      } catch (error) {
        if (kept.get(key) === value) kept.delete(key);
        throw error;
      }
    },
  };
}

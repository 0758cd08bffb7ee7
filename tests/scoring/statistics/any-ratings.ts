/** Arbitrary rating tables for laws. */
import fc from "fast-check";
import type { Rating } from "#scoring/statistics/rating-table.ts";

/** Up to 8 submissions and 5 experts, each pair at most once, whole marks; not always connected. */
export function anyRatings(): fc.Arbitrary<Rating[]> {
  return fc
    .uniqueArray(
      fc.record({
        submission: fc.integer({ min: 1, max: 8 }).map((number) => `S${number}`),
        expert: fc.integer({ min: 1, max: 5 }).map((number) => `E${number}`),
        value: fc.integer({ min: 40, max: 100 }),
      }),
      { minLength: 1, maxLength: 40, selector: ({ submission, expert }) => `${submission} ${expert}` },
    )
    .map((ratings) => [...ratings]);
}

/** Complete ratings of 4…7 submissions by 3…5 experts of whom some pairs were taken out; always connected. */
export function connectedRatings(): fc.Arbitrary<Rating[]> {
  return fc
    .record({
      submissions: fc.integer({ min: 4, max: 7 }),
      experts: fc.integer({ min: 3, max: 5 }),
      marks: fc.array(fc.integer({ min: 40, max: 100 }), { minLength: 35, maxLength: 35 }),
      gaps: fc.array(fc.boolean(), { minLength: 35, maxLength: 35 }),
    })
    .map(({ submissions, experts, marks, gaps }) => {
      const ratings: Rating[] = [];
      for (let i = 0; i < submissions; i += 1)
        for (let j = 0; j < experts; j += 1) {
          const at = i * 5 + j;
          // The first expert reads everything and everybody reads the first two submissions: that connects the table.
          if (j > 0 && i > 1 && gaps[at] === true) continue;
          ratings.push({ submission: `S${i}`, expert: `E${j}`, value: marks[at]! });
        }
      return ratings;
    });
}

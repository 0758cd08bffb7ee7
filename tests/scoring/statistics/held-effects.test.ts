import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { scoresWithout } from "#scoring/statistics/held-effects.ts";
import { ratingTable, ratingsWhere } from "#scoring/statistics/rating-table.ts";
import { connectedRatings } from "./any-ratings.ts";

describe("scoresWithout", () => {
  it("without an expert the scores are those of a fit to the ratings that are left, variances held", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const table = ratingTable(ratings);
        const variances = { submission: 40, expert: 15, residual: 30 };
        const model = fitCrossedModel(table, { variances });
        table.experts.forEach((_, expert) => {
          const left = ratingsWhere(table, (row) => table.expertOf[row] !== expert);
          if (left.submissions.length >= left.values.length || left.experts.length < 2) return;
          const refit = fitCrossedModel(left, { variances });
          const scores = scoresWithout(model, (row) => table.expertOf[row] === expert);
          table.submissions.forEach((id, submission) => {
            const place = left.submissions.indexOf(id);
            if (place === -1) expect(scores[submission]).toBeNaN();
            else
              expect(scores[submission]).toBeCloseTo(refit.intercept.estimate + refit.submissions.estimates[place]!, 6);
          });
        });
      }),
      { numRuns: 30 },
    );
  });

  it("with nothing left out nothing changes, also where experts or submissions do not differ", () => {
    fc.assert(
      fc.property(
        connectedRatings(),
        fc.constantFrom(
          { submission: 40, expert: 15, residual: 30 },
          { submission: 40, expert: 0, residual: 30 },
          { submission: 0, expert: 15, residual: 30 },
        ),
        (ratings, variances) => {
          const model = fitCrossedModel(ratingTable(ratings), { variances });
          const scores = scoresWithout(model, () => false);
          model.submissions.estimates.forEach((effect, i) => {
            expect(scores[i]).toBeCloseTo(model.intercept.estimate + effect, 6);
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});

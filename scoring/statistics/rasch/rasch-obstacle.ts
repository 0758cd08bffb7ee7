/** Why a many-facet Rasch model has no estimate for these marks. */
export class RaschObstacle extends Error {
  override readonly name = "RaschObstacle";

  constructor(readonly code: "extremes_disconnect" | "not_settled") {
    super(
      code === "not_settled"
        ? "fitManyFacetRasch: the steps do not settle"
        : "fitManyFacetRasch: the submissions are not connected",
    );
  }
}

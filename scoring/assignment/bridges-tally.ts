/** 共享专家的清点 / Tally of sharing: which fields each expert reads, counted afresh from the panels whenever it is asked. */
import type { Panels } from "#scoring/assignment/panels.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";

export class FieldSharing {
  /** Codes of the fields that have submissions, in their order. */
  readonly fields: readonly string[];
  /** Place of each submission's field in that list. */
  private readonly fieldOf: readonly number[];

  constructor(
    private readonly panels: Panels,
    codes: readonly string[],
  ) {
    this.fields = [...new Set(codes)].sort(compareText);
    this.fieldOf = codes.map((code) => this.fields.indexOf(code));
  }

  /** Fields of which an expert reads something, each once. */
  fieldsOf(expert: number): number[] {
    return [...new Set(this.panels.readings[expert]!.map((submission) => this.fieldOf[submission]!))];
  }

  sharedExperts(field: number): number {
    return this.panels.readings.reduce((count, _, expert) => {
      const own = this.fieldsOf(expert);
      return count + (own.length > 1 && own.includes(field) ? 1 : 0);
    }, 0);
  }

  /** The submission is the only one of its field that the expert reads. */
  isLast(expert: number, submission: number): boolean {
    const field = this.fieldOf[submission];
    return this.panels.readings[expert]!.filter((item) => this.fieldOf[item] === field).length === 1;
  }

  /** Handing the submission on would make a field lose a shared expert. */
  isLastOfShared(expert: number, submission: number): boolean {
    return this.isLast(expert, submission) && this.fieldsOf(expert).length > 1;
  }

  /** The parts into which fields fall that have no shared expert between them. */
  parts(): { readonly of: Int32Array; readonly count: number } {
    const edges = this.panels.readings.flatMap((_, expert) =>
      this.fieldsOf(expert).map((field) => ({ expert, field })),
    );
    const { componentOfSubmission } = ratingGraph({
      submissions: this.fields,
      experts: this.panels.problem.experts.map((expert) => expert.id),
      submissionOf: Int32Array.from(edges, (edge) => edge.field),
      expertOf: Int32Array.from(edges, (edge) => edge.expert),
    });
    return { of: componentOfSubmission, count: new Set(componentOfSubmission).size };
  }

  /**
   * Whether it would help that an expert takes a submission: a field that lacks shared experts gets one, or, once none
   * does, two parts are joined; null: nothing is wanting.
   */
  helps(atLeast: number): ((expert: number, submission: number) => boolean) | null {
    const lacks = this.fields.map((_, field) => this.fields.length > 1 && this.sharedExperts(field) < atLeast);
    const fieldsOf = this.panels.readings.map((_, expert) => this.fieldsOf(expert));
    const isShort = lacks.includes(true);
    const parts = this.parts();
    if (!isShort && (parts.count <= 1 || atLeast === 0)) return null;
    return (expert, submission) => {
      const field = this.fieldOf[submission]!;
      const own = fieldsOf[expert]!;
      if (own.length === 0 || own.includes(field)) return false;
      return isShort ? lacks[field]! || (own.length === 1 && lacks[own[0]!]!) : parts.of[field] !== parts.of[own[0]!];
    };
  }
}

import type { NextStep } from "#scoring/programme/next-step.ts";

/** The page of the office on which a step is done or watched, below the office's address; null: there is none. */
export function pageOfStep({ code, stage }: NextStep): string | null {
  switch (code) {
    case "check_forms":
    case "wait_for_corrections":
      return "formal-check";
    case "assign_stage":
      return `stages/${stage}/assign`;
    case "plan_defense":
    case "draw_running_order":
      return "defense";
    case "open_stage":
    case "score_stage":
    case "close_stage":
    case "open_vote":
    case "close_vote":
    case "propose_shortlist":
    case "confirm_shortlist":
    case "propose_version":
    case "confirm_version":
      return `stages/${stage}`;
    case "read_again":
      return "conflicts";
    case "prepare_notice":
    case "sign_notice":
    case "publish_notice":
    case "wait_for_notice_end":
    case "publish_list":
      return "notice";
    case "wait_for_call_end":
    case "done":
      return null;
  }
}

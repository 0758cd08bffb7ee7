import type { Roster, RosterOrganization } from "#db/roster.ts";
import lightOfInnovation2022 from "../programmes/light-of-innovation-2022.json";
import { demonstrationConflicts, plannedStaffFacts } from "./conflicts.ts";
import { demonstrationExperts } from "./experts.ts";
import { demonstrationOrganizations, employerKey } from "./organizations.ts";
import { demonstrationSubmissions } from "./submissions.ts";

/**
 * The demonstration call's roster: 120 submissions, 40 experts, their organizations and 46 known conflicts. Pure and
 * seeded: every call gives the same bytes. Nobody in it is real. About 25 MB of files; nothing is kept between calls.
 */
export function demonstrationRoster(): Roster {
  const organizations = demonstrationOrganizations(
    lightOfInnovation2022.organizations.map(({ code, kind, name }) => ({
      code,
      kind: kind as RosterOrganization["kind"],
      name,
    })),
  );
  const nameOf = new Map(organizations.map(({ key, nameZh }) => [key, nameZh]));
  return {
    organizations,
    experts: demonstrationExperts(),
    submissions: demonstrationSubmissions((expertCode) => nameOf.get(employerKey(expertCode))!),
    conflicts: demonstrationConflicts(),
    staffFacts: plannedStaffFacts(),
  };
}

export const office = {
  navigation: {
    overview: "Overview",
    submissions: "Submissions",
    formalCheck: "Formal check",
    experts: "Experts",
    conflicts: "Conflicts",
    stages: "Stages",
    defense: "Defense",
    notice: "Notice",
    programme: "Programme",
    accounts: "Accounts",
    record: "Record",
  },
} as const;

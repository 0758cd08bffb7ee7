/** The audit trail in words: one text a verb, one a kind of subject. */
export const record = {
  title: "Record",
  lead: "Everything that was done in this call, newest first. Entries are chained by their hashes; nothing can be changed afterwards unnoticed.",
  state: "{{total}} entries",
  none: "Nothing has been recorded yet.",
  caption: "Entries of the record",
  at: "Time",
  who: "Who",
  what: "What",
  subject: "About",
  details: "Details",
  number: "No.",
  system: "Command line or demonstration",
  hash: "Hash:",
  role: "as {{roles}}",
  subjects: {
    account: "account",
    assignment: "assignment",
    call: "call",
    conflict: "conflict",
    defenseSession: "defense session",
    expert: "expert",
    invitation: "invitation",
    notice: "notice",
    publication: "published list",
    revote: "re-vote",
    sheet: "score sheet",
    stage: "stage",
    stageResult: "result",
    submission: "submission",
    vote: "vote",
  },
  verbs: {
    account: {
      added: "added an account",
    },
    assignment: {
      added: "assigned an expert",
      declined: "declined an assignment",
      ended: "ended an assignment",
      recused: "recused from a submission",
      replaced: "found a replacement",
    },
    ballot: {
      cast: "cast a ballot",
    },
    call: {
      created: "set up the call",
    },
    conflict: {
      found: "a scan found a conflict",
      lost: "a scan no longer finds a conflict",
      reweighed: "a scan weighed a conflict anew",
      scanned: "scanned for conflicts",
      verdictExpired: "a decision on a conflict expired",
      added: "recorded a conflict",
      decided: "decided on a conflict as second person",
      verdictDeclined: "did not agree to a proposed decision on a conflict",
      verdictProposed: "proposed a decision on a conflict",
    },
    correction: {
      answered: "recorded the answer to a correction",
      lapsed: "recorded that a correction lapsed",
    },
    declaration: {
      made: "declared interests",
    },
    defense: {
      order_drawn: "drew the running order",
      planned: "planned a defense session",
      slot_marked: "noted who was heard",
    },
    expert: {
      fact_added: "added a fact to an expert’s record",
      fact_changed: "put a fact of an expert’s record right",
      fact_removed: "took a fact out of an expert’s record",
      added: "added an expert",
      changed: "changed what an expert can take on",
    },
    formal_check: {
      finding_decided: "decided on a finding",
      run: "ran the formal check",
      verdict_confirmed: "confirmed a verdict as second person",
      verdict_proposed: "proposed a verdict",
    },
    invitation: {
      accepted: "accepted an invitation",
      sent: "sent an invitation",
    },
    list: {
      published: "published the list",
    },
    notice: {
      prepared: "prepared the notice",
      published: "published the notice",
      signed: "signed the notice",
    },
    pledge: {
      signed: "signed the pledge",
    },
    programme: {
      replaced: "replaced the programme",
    },
    rereading: {
      extended: "gave a reading asked for again more time",
      opened: "asked for a reading again",
    },
    role: {
      ended: "ended a role",
      granted: "granted a role",
    },
    roster: {
      registered: "registered what came in",
    },
    sheet: {
      reopened: "took a submitted sheet back",
      saved: "saved a draft",
      skipped: "skipped a sheet for now",
      submitted: "submitted a sheet",
    },
    sheets: {
      imported: "imported sheets",
    },
    shortlist: {
      confirmed: "confirmed the shortlist as second person",
      declined: "declined the shortlist",
      proposed: "proposed the shortlist",
    },
    stage: {
      assigned: "assigned the experts of a stage",
      closed: "closed a stage",
      extended: "gave a stage more time",
      opened: "opened a stage",
    },
    submission: {
      field_mapped: "chose the field of a submission",
      withdrawn: "withdrew a submission",
    },
    submissions: {
      admitted_by_import: "admitted submissions on import",
    },
    version: {
      confirmed: "confirmed a new version of a result as second person",
      declined: "declined a new version of a result",
      proposed: "proposed a new version of a result",
    },
    recusal_effect: {
      noted: "noted a decision on the effect of a recusal",
    },
    revote: {
      attendance: "noted attendance at a re-vote",
      cast: "cast a ballot in a re-vote",
      closed: "closed a re-vote",
      opened: "called a re-vote",
      voided: "voided a re-vote",
    },
    vote: {
      attendance: "noted attendance",
      closed: "closed a vote",
      opened: "opened a vote",
      reserve_seated: "seated a reserve",
      voided: "voided a vote",
    },
  },
} as const;

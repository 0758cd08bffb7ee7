/**
 * The tables as Kysely sees them. SQL names are snake_case, names here camelCase (the camel-case plugin of
 * `connection.ts` maps them). Instants are ISO-8601 UTC text, dates `YYYY-MM-DD` text, booleans 0 or 1,
 * JSON is text. Primary keys are random 128-bit ids in lower-case hex.
 */
import type { Insertable, Selectable } from "kysely";

export type Role = "secretariat" | "chair" | "supervisor" | "expert" | "recommender";
export type Bit = 0 | 1;
type StageKind = "initial" | "secondary" | "defense";
type Defaulted<T> = import("kysely").ColumnType<T, T | undefined, T>;

export interface Schema {
  settings: { key: string; value: string };
  calls: {
    id: string;
    slug: string;
    mode: "live" | "demo";
    programmeVersionId: string | null;
    createdAt: string;
  };
  programmeVersions: {
    id: string;
    callId: string;
    version: number;
    hash: string;
    document: string;
    createdAt: string;
    createdBy: string | null;
  };
  accounts: {
    id: string;
    email: string;
    nameZh: string;
    nameEn: string;
    passwordHash: string | null;
    language: "zh-CN" | "en" | null;
    isDisabled: Defaulted<Bit>;
    createdAt: string;
  };
  sessions: { idHash: string; accountId: string; expiresAt: string; createdAt: string };
  organizations: {
    id: string;
    callId: string;
    kind: "host" | "coHost" | "supporter" | "organizer" | "recommender" | "applicant" | "other";
    nameZh: string;
    nameEn: string;
    formerNames: Defaulted<string>;
    /** Short names, acronyms and names in other languages, as a JSON list. */
    aliases: Defaulted<string>;
    country: string;
    province: string | null;
    creditCode: string | null;
    registerNo: string | null;
    emailDomain: string | null;
    parentId: string | null;
  };
  experts: {
    id: string;
    callId: string;
    code: string;
    nameZh: string;
    nameEn: string;
    titleZh: Defaulted<string>;
    titleEn: Defaulted<string>;
    kind: "authority" | "entrepreneur" | "investor";
    organizationId: string | null;
    country: string;
    province: string | null;
    birthYear: number | null;
    email: string;
    languages: Defaulted<string>;
    capacity: number;
    isActive: Defaulted<Bit>;
    /** ORCID iD, sixteen digits. */
    orcid: string | null;
  };
  expertFields: { expertId: string; position: number; fieldCode: string };
  expertFacts: {
    id: string;
    expertId: string;
    kind: string;
    organizationId: string | null;
    organizationName: string | null;
    personName: string | null;
    startedOn: string | null;
    endedOn: string | null;
    detail: Defaulted<string>;
  };
  /** As `expertFacts`, of a member of staff: the rules bind staff too. */
  staffFacts: {
    id: string;
    callId: string;
    accountId: string;
    kind: string;
    organizationId: string | null;
    organizationName: string | null;
    personName: string | null;
    startedOn: string | null;
    endedOn: string | null;
    detail: Defaulted<string>;
  };
  /** One organization holds a share of another. */
  organizationHoldings: {
    id: string;
    holderId: string;
    heldId: string;
    startedOn: string | null;
    endedOn: string | null;
  };
  roleHoldings: {
    id: string;
    callId: string;
    accountId: string;
    role: Role;
    expertId: string | null;
    organizationId: string | null;
    createdAt: string;
    endedAt: string | null;
  };
  invitations: {
    id: string;
    callId: string;
    tokenHash: string;
    role: Role;
    email: string;
    nameZh: string;
    nameEn: string;
    expertId: string | null;
    organizationId: string | null;
    createdAt: string;
    createdBy: string | null;
    expiresAt: string;
    acceptedAt: string | null;
    accountId: string | null;
  };
  outbox: {
    id: string;
    callId: string | null;
    kind: string;
    recipient: string;
    subject: string;
    body: string;
    createdAt: string;
    sentAt: string | null;
  };
  auditEntries: {
    seq: number;
    callId: string | null;
    at: string;
    actorId: string | null;
    actorRole: string;
    verb: string;
    subjectType: string;
    subjectId: string;
    details: string;
    previousHash: string;
    hash: string;
  };
  submissions: {
    id: string;
    callId: string;
    intakeNo: number;
    serial: string;
    declaredFieldCode: string;
    fieldCode: string | null;
    kind: "product" | "technology" | "process" | "equipment";
    channel: "provincial" | "coHost" | "association" | "self";
    recommenderId: string | null;
    recommenderIsConfirmed: Defaulted<Bit>;
    applicantId: string;
    unitType: "enterprise" | "institute" | "team";
    hasLinkedSme: Defaulted<Bit>;
    employees: number | null;
    zjtxLevel: "national" | "provincial" | "municipal" | null;
    titleZh: string | null;
    titleEn: string | null;
    isFirstRelease: Defaulted<Bit>;
    releasedOn: string | null;
    receivedAt: string;
    paperCopies: Defaulted<number>;
    ownerName: Defaulted<string>;
    legalRepresentative: Defaulted<string>;
    contactName: Defaulted<string>;
    contactPost: Defaulted<string>;
    contactPhone: Defaulted<string>;
    contactEmail: Defaulted<string>;
    contactAddress: Defaulted<string>;
    commitmentIsPresent: Defaulted<Bit>;
    commitmentIsSigned: Defaulted<Bit>;
    commitmentIsSealed: Defaulted<Bit>;
    commitmentSignedOn: string | null;
    hasAccidentRecord: Defaulted<Bit>;
    hasBadRecord: Defaulted<Bit>;
    status: "received" | "correction" | "admitted" | "rejected" | "withdrawn";
    statusAt: string;
    statusNote: Defaulted<string>;
  };
  submissionTexts: {
    submissionId: string;
    section: "profile" | "originality" | "summary" | "innovation" | "application" | "evaluation";
    language: "zh" | "en";
    body: string;
  };
  ipRights: {
    id: string;
    submissionId: string;
    position: number;
    type: string;
    name: string;
    certificateNo: string;
    holder: string;
    grantedOn: string | null;
    status: "valid" | "lapsed" | "pending";
    hasScan: Defaulted<Bit>;
  };
  submissionFiles: {
    id: string;
    submissionId: string;
    section:
      "qualification" | "commitment" | "innovation" | "application" | "ipCertificate" | "award" | "video" | "other";
    position: number;
    name: string;
    mediaType: string;
    bytes: number;
    sha256: string;
  };
  submissionPeople: {
    id: string;
    submissionId: string;
    role: "owner" | "inventor" | "contact" | "legalRepresentative";
    name: string;
    birthYear: number | null;
    orcid: string | null;
  };
  /** Further organizations a submission has to do with: co-owners, associations the applicant holds a post in. */
  submissionOrganizations: { submissionId: string; organizationId: string; relation: "owner" | "association" };
  recommendingExperts: {
    submissionId: string;
    position: number;
    name: string;
    title: Defaulted<string>;
    organization: Defaulted<string>;
    phone: Defaulted<string>;
    reason: Defaulted<string>;
    signedOn: string | null;
    isEmployee: Defaulted<Bit>;
    expertId: string | null;
  };
  formalChecks: {
    id: string;
    submissionId: string;
    round: number;
    state: "open" | "proposed" | "decided";
    verdict: "admit" | "correct" | "reject" | null;
    note: Defaulted<string>;
    openedAt: string;
    proposedBy: string | null;
    proposedAt: string | null;
    confirmedBy: string | null;
    confirmedAt: string | null;
  };
  formalCheckFindings: {
    checkId: string;
    position: number;
    code: string;
    outcome: "met" | "failed" | "flag" | "human";
    detail: string;
    params: Defaulted<string>;
    isCorrectable: Defaulted<Bit>;
    decision: "met" | "failed" | null;
    decidedBy: string | null;
    note: Defaulted<string>;
  };
  corrections: {
    id: string;
    submissionId: string;
    requestedAt: string;
    dueAt: string;
    state: "requested" | "answered" | "lapsed";
    answeredAt: string | null;
    answer: Defaulted<string>;
  };
  rubricVersions: {
    id: string;
    callId: string;
    stageKind: StageKind;
    version: number;
    hash: string;
    document: string;
    createdAt: string;
    frozenAt: string | null;
  };
  stages: {
    id: string;
    callId: string;
    kind: StageKind;
    position: number;
    state: "planned" | "open" | "closed" | "frozen";
    opensAt: string;
    closesAt: string;
    rubricVersionId: string;
    assignedAt: string | null;
    openedAt: string | null;
    closedAt: string | null;
    frozenAt: string | null;
    /** Since when a frozen result waits for a new version; null: it does not. */
    reopenedAt: string | null;
  };
  conflicts: {
    id: string;
    callId: string;
    expertId: string | null;
    accountId: string | null;
    submissionId: string;
    ruleCode: string;
    severity: "blockAbsolute" | "block" | "disclose" | "note";
    source: "register" | "declaration" | "applicant" | "import" | "recusal" | "supervisor";
    evidenceZh: Defaulted<string>;
    evidenceEn: Defaulted<string>;
    endedOn: string | null;
    foundAt: string;
    /** 1 while this person may not see or touch the submission. */
    isBlocking: Bit;
    verdict: "conflict" | "cleared" | null;
    verdictReason: Defaulted<string>;
    verdictBy: string | null;
    verdictSecondBy: string | null;
    verdictAt: string | null;
    /** The finding of a scan behind it, and the version of the rule that found it; null: people alone know of it. */
    findingKey: string | null;
    ruleVersion: string | null;
    /** uncertain: a likeness, never more than `disclose`. Null: nobody scanned for it. */
    certainty: "certain" | "uncertain" | null;
    /** Structured evidence of the finding, as JSON. */
    evidence: string | null;
    /** When a scan no longer found what an earlier one had found; null: it is there, or was not found by a scan. */
    lostAt: string | null;
    /** Last day, YYYY-MM-DD, on which "not a conflict" holds; null: to the end of the call. */
    clearedUntil: string | null;
  };
  panels: { id: string; stageId: string; code: string; nameZh: string; nameEn: string; fieldCodes: string };
  panelMembers: { panelId: string; expertId: string; seat: "member" | "reserve"; position: number };
  assignmentRuns: {
    id: string;
    stageId: string;
    createdAt: string;
    createdBy: string | null;
    seed: string;
    inputDigest: string;
    report: string;
  };
  assignments: {
    id: string;
    stageId: string;
    submissionId: string;
    expertId: string;
    panelId: string | null;
    runId: string | null;
    state: "active" | "recused" | "declined" | "void";
    readingOrder: number;
    fit: Defaulted<number>;
    createdAt: string;
    endedAt: string | null;
    endReason: Defaulted<string>;
  };
  declarations: {
    id: string;
    assignmentId: string;
    expertId: string;
    submissionId: string;
    answer: "none" | "conflict";
    ruleCode: string | null;
    statement: Defaulted<string>;
    declaredAt: string;
  };
  pledges: { stageId: string; expertId: string; signedAt: string };
  scoreSheets: {
    id: string;
    assignmentId: string;
    stageId: string;
    submissionId: string;
    expertId: string;
    rubricVersionId: string;
    state: "draft" | "submitted" | "void";
    /** Grows by one with every save; a save names the revision it started from. */
    revision: number;
    comment: Defaulted<string>;
    flags: Defaulted<string>;
    isSkipped: Defaulted<Bit>;
    startedAt: string;
    savedAt: string;
    submittedAt: string | null;
    voidAt: string | null;
    voidReason: Defaulted<string>;
  };
  marks: { sheetId: string; criterionCode: string; mark: number; reason: Defaulted<string> };
  /** Reasons whose mark is missing: taken back, or still to come. */
  reasonsWithoutMark: { sheetId: string; criterionCode: string; reason: string };
  /** What marks rest on; also of a criterion whose mark is still to come. */
  markEvidence: {
    sheetId: string;
    criterionCode: string;
    source: "profile" | "originality" | "summary" | "innovation" | "application" | "evaluation" | "ipRights" | "file";
    /** Given exactly where the source is a file. */
    fileId: string | null;
    page: number | null;
  };
  /** A reading that is asked for again in a closed or frozen stage, because a conflict was found late. */
  rereadings: {
    id: string;
    stageId: string;
    submissionId: string;
    conflictId: string;
    endedAssignmentId: string;
    /** Who reads instead; null: nobody was found, or a panel needs nobody. */
    assignmentId: string | null;
    openedAt: string;
    dueAt: string;
  };
  stageResults: {
    id: string;
    stageId: string;
    version: number;
    state: "proposed" | "frozen" | "declined" | "superseded";
    document: string;
    inputDigest: string;
    resultDigest: string;
    proposedBy: string;
    proposedAt: string;
    confirmedBy: string | null;
    confirmedAt: string | null;
    note: Defaulted<string>;
  };
  stageResultRows: {
    resultId: string;
    submissionId: string;
    fieldCode: string;
    overallRank: number | null;
    fieldRank: number | null;
    officialScore: string | null;
    officialHundredths: number | null;
    rankingScore: string | null;
    rankingHundredths: number | null;
    passes: Bit;
    reason: string;
  };
  defenseSessions: {
    id: string;
    stageId: string;
    panelId: string;
    startsAt: string;
    placeZh: string;
    placeEn: string;
    seedParts: Defaulted<string>;
    drawnAt: string | null;
    drawnBy: string | null;
  };
  defenseSlots: {
    sessionId: string;
    submissionId: string;
    position: number;
    startsAt: string;
    state: "planned" | "heard" | "absent";
  };
  votes: {
    id: string;
    stageId: string;
    panelId: string;
    number: number;
    state: "open" | "closed";
    openedAt: string;
    openedBy: string;
    closedAt: string | null;
  };
  voteAttendance: { voteId: string; expertId: string; seat: "member" | "reserve"; isPresent: Bit };
  ballots: {
    voteId: string;
    submissionId: string;
    expertId: string;
    choice: "yes" | "no" | "abstain";
    castAt: string;
  };
  voteResults: {
    voteId: string;
    submissionId: string;
    members: number;
    present: number;
    yes: number;
    no: number;
    abstain: number;
    hasQuorum: Bit;
    isPassed: Bit;
  };
  /** A re-vote on submissions that share a place. */
  revotes: {
    id: string;
    stageId: string;
    number: number;
    state: "open" | "closed";
    openedAt: string;
    openedBy: string;
    closedAt: string | null;
    /** 0: without a quorum, or void because of a conflict that was found later. Null while it is open. */
    isCounted: Bit | null;
  };
  /** Who shares the place. Ballots are for those that may go on; null: not counted yet. */
  revoteEntries: { revoteId: string; submissionId: string; mayGoOn: Bit; yes: number | null };
  revoteAttendance: {
    revoteId: string;
    expertId: string;
    seat: "member" | "reserve";
    position: number;
    isPresent: Bit;
  };
  /** One a person. */
  revoteBallots: { revoteId: string; expertId: string; submissionId: string; castAt: string };
  /** A draw of a stage's experts by lot. */
  draws: {
    id: string;
    stageId: string;
    number: number;
    state: "announced" | "committed" | "drawn" | "cancelled";
    algorithm: string;
    /** Canonical JSON: experts by code with their strata. */
    poolDocument: string;
    poolDigest: string;
    /** Canonical JSON: take, reserves, rules. */
    termsDocument: string;
    termsDigest: string;
    announcedAt: string;
    announcedBy: string;
    /** When it was drawn or cancelled. */
    settledAt: string | null;
    settledBy: string | null;
    cancelReason: string | null;
  };
  /** A part of a draw's seed: its SHA-256 first, the text later. */
  drawParts: {
    drawId: string;
    role: "chair" | "supervisor";
    commitment: string;
    committedAt: string;
    committedBy: string;
    secret: string | null;
    revealedAt: string | null;
    revealedBy: string | null;
  };
  /** Who was drawn, in the order of the lots; a reserve takes part once called. */
  drawSeats: {
    drawId: string;
    seat: "panel" | "reserve";
    place: number;
    expertId: string;
    calledAt: string | null;
    calledBy: string | null;
    reason: string | null;
  };
  notices: {
    id: string;
    callId: string;
    version: number;
    state: "prepared" | "published" | "superseded";
    resultId: string;
    document: string;
    listDigest: string;
    publishedOn: string;
    lastDay: string;
    endsAt: string;
    preparedBy: string;
    preparedAt: string;
    signedBy: string | null;
    signedAt: string | null;
    publishedAt: string | null;
  };
  publications: {
    id: string;
    callId: string;
    version: number;
    noticeId: string;
    document: string;
    listDigest: string;
    publishedBy: string;
    publishedAt: string;
  };
}

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>;

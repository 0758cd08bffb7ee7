import type { Context } from "#app/workflow/context.ts";
import { listSubmissionRecord } from "#app/workflow/record.server.ts";
import { findSubmission } from "#app/workflow/submissions.server.ts";

/** Everything the page of one submission shows, and nothing else. */
export async function loadDetails(ctx: Context, submissionId: string) {
  const found = await findSubmission(ctx, submissionId);
  const { submission, applicant, recommender } = found;
  return {
    id: found.id,
    serial: found.serial,
    titleZh: submission.titleZh,
    titleEn: submission.titleEn,
    status: submission.status,
    statusAt: submission.statusAt,
    statusNote: submission.statusNote,
    fieldCode: submission.fieldCode,
    declaredFieldCode: submission.declaredFieldCode,
    kind: submission.kind,
    channel: submission.channel,
    receivedAt: submission.receivedAt,
    paperCopies: submission.paperCopies,
    releasedOn: submission.releasedOn,
    isFirstRelease: submission.isFirstRelease === 1,
    country: found.country,
    province: found.province,
    isApplicantHidden: found.isApplicantHidden,
    applicant:
      applicant === null
        ? null
        : {
            nameZh: applicant.nameZh,
            nameEn: applicant.nameEn,
            creditCode: applicant.creditCode,
            registerNo: applicant.registerNo,
            unitType: submission.unitType,
            hasLinkedSme: submission.hasLinkedSme === 1,
            employees: submission.employees,
            zjtxLevel: submission.zjtxLevel,
            ownerName: submission.ownerName,
            legalRepresentative: submission.legalRepresentative,
            contactName: submission.contactName,
            contactPost: submission.contactPost,
            contactPhone: submission.contactPhone,
            contactEmail: submission.contactEmail,
            contactAddress: submission.contactAddress,
          },
    recommender:
      recommender === null
        ? null
        : {
            nameZh: recommender.nameZh,
            nameEn: recommender.nameEn,
            isConfirmed: submission.recommenderIsConfirmed === 1,
          },
    commitment: {
      isPresent: submission.commitmentIsPresent === 1,
      isSigned: submission.commitmentIsSigned === 1,
      isSealed: submission.commitmentIsSealed === 1,
      signedOn: submission.commitmentSignedOn,
      hasAccidentRecord: submission.hasAccidentRecord === 1,
      hasBadRecord: submission.hasBadRecord === 1,
    },
    texts: found.texts,
    ipRights: found.ipRights.map(({ id, type, name, certificateNo, holder, grantedOn, status, hasScan }) => ({
      ...{ id, type, name, certificateNo, holder, grantedOn, status },
      hasScan: hasScan === 1,
    })),
    files: found.files.map(({ id, section, name, bytes }) => ({ id, section, name, bytes })),
    people: found.people.map(({ id, role, name }) => ({ id, role, name })),
    recommendingExperts: found.recommendingExperts.map(
      ({ position, name, title, organization, phone, reason, signedOn }) => ({
        ...{ position, name, title, organization, phone, reason, signedOn },
      }),
    ),
    formalChecks: found.formalChecks.map(({ id, round, state, verdict, note, confirmedAt }) => ({
      ...{ id, round, state, verdict, note, confirmedAt },
    })),
    assignments: found.assignments.map(({ stageKind, lines }) => ({
      stageKind,
      lines: lines.map(({ id, expertId, expertCode, state, endReason, declaration, sheetState }) => ({
        ...{ id, expertId, expertCode, state, endReason, declaration, sheetState },
      })),
    })),
    conflicts: found.conflicts.map((conflict) => ({
      id: conflict.id,
      ruleCode: conflict.ruleCode,
      severity: conflict.severity,
      expertCode: conflict.expertCode,
      nameZh: conflict.personNameZh,
      nameEn: conflict.personNameEn,
      evidenceZh: conflict.evidenceZh,
      evidenceEn: conflict.evidenceEn,
      isBlocking: conflict.isBlocking === 1,
      verdict: conflict.verdict,
    })),
    record: await listSubmissionRecord(ctx, submissionId),
  };
}

export type SubmissionDetails = Awaited<ReturnType<typeof loadDetails>>;

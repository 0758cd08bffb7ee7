/** 征集截止与发布时间 / Rules on dates: E01 received in time, E05 released from the set day on. */
import { Temporal } from "temporal-polyfill";
import { broken, curable, doubt, fine, type EligibilityCheck } from "#scoring/formal-check/finding.ts";

/** E01: received before the call closes; the closing instant itself is still in time. */
export const checkReceipt: EligibilityCheck = ({ receivedAt }, { callOpensAt, callClosesAt }) => {
  const received = Temporal.Instant.from(receivedAt);
  if (Temporal.Instant.compare(received, callClosesAt) > 0)
    return [broken("received_late", { receivedAt, closesAt: callClosesAt })];
  if (Temporal.Instant.compare(received, callOpensAt) < 0)
    return [doubt("received_early", { receivedAt, opensAt: callOpensAt })];
  return [];
};

/** E05: released on or after the programme's first day. A first release at the call itself has no date yet. */
export const checkRelease: EligibilityCheck = (facts, { eligibility, timeZone }) => {
  const { releasedOn, isFirstRelease, receivedAt } = facts;
  const { launchedFrom } = eligibility;
  if (launchedFrom === null) return [fine("not_asked")];
  if (releasedOn === null) return [isFirstRelease ? fine("first_release") : curable("release_date_missing")];
  if (Temporal.PlainDate.compare(releasedOn, launchedFrom) < 0)
    return [broken("released_too_early", { releasedOn, launchedFrom })];
  const receivedOn = Temporal.Instant.from(receivedAt).toZonedDateTimeISO(timeZone).toPlainDate();
  return Temporal.PlainDate.compare(releasedOn, receivedOn) > 0 ? [doubt("release_in_future", { releasedOn })] : [];
};

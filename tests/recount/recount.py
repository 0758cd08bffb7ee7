#!/usr/bin/env python3
"""重算 / A second count of a stage's official result, written apart from the application.

Reads one document a line on standard input: the frozen result of a stage, or anything else with its "inputs" (rule,
rubric, sheets, votes). Believes none of its figures, computes all of them again with exact fractions, and writes the
whole document in canonical form (RFC 8785), one a line. Whoever gets the same bytes has the same result.

Adjusted scores, where the rule counts them, are inputs of the cut. Those of the method "blup" are solved again, exactly,
at the variance ratios of the document; those of other methods are taken as whole hundredths from it.

Python 3.9 or newer, standard library only. `python3 recount.py < result.json`; with --check it compares each document
with its own recount, says so, and ends with 1 if one differs.
"""

import hashlib
import json
import sys
from fractions import Fraction


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(value):
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()


def by_text(text):
    """The order of the application: UTF-16 code units."""
    return text.encode("utf-16-be")


def figure(value):
    """An exact fraction and whole hundredths, rounded half up."""
    if value is None:
        return None
    hundredths = (200 * value.numerator + value.denominator) // (2 * value.denominator)
    return {"exact": f"{value.numerator}/{value.denominator}", "hundredths": hundredths}


def median(values):
    ordered = sorted(values)
    count = len(ordered)
    return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def sheet_total(criteria, sheet):
    marks = {item["criterion"]: item["mark"] for item in sheet["marks"]}
    points = sum(criterion["weight"] * marks[criterion["code"]] for criterion in criteria)
    return Fraction(points, sum(criterion["weight"] for criterion in criteria))


def official_score(rule, totals):
    """Score, the rule in effect and the number of totals it rests on."""
    if rule["method"] == "median":
        return median(totals), "median", len(totals)
    if rule["method"] == "trimmedMean" and len(totals) >= rule["whenAtLeast"]:
        kept = sorted(totals)[1:-1]
        return mean(kept), "trimmedMean", len(kept)
    return mean(totals), "mean", len(totals)


def composite(parts, scores):
    if any(part["stage"] not in scores for part in parts):
        return None
    points = sum((part["weight"] * scores[part["stage"]] for part in parts), Fraction(0))
    return points / sum(part["weight"] for part in parts)


def score(stage, submission, revotes):
    """One submission's figures, and what the tie chain may ask of it."""
    criteria = stage["rubric"]["criteria"]
    sheets = sorted(submission["sheets"], key=lambda sheet: by_text(sheet["id"]))
    totals = [sheet_total(criteria, sheet) for sheet in sheets]
    means = {
        criterion["code"]: Fraction(
            sum(item["mark"] for sheet in sheets for item in sheet["marks"] if item["criterion"] == criterion["code"]),
            len(sheets),
        )
        for criterion in criteria
        if sheets
    }
    official, used, kept = None, None, 0
    if totals and len(totals) >= stage["panel"]["minimumValidSheets"]:
        official, used, kept = official_score(stage["aggregation"], totals)
    stage_scores = {kind: Fraction(text) for kind, text in submission["stageScores"].items()}
    if official is not None:
        stage_scores[stage["kind"]] = official
    ranking = official
    if official is not None and stage["composite"] is not None:
        ranking = composite(stage["composite"], stage_scores)
    spread = max(totals) - min(totals) if totals else None
    return {
        "id": submission["id"],
        "serial": submission["serial"],
        "field": submission["field"],
        "sheets": [(sheet["id"], sheet["expertId"], total) for sheet, total in zip(sheets, totals)],
        "means": means,
        "official": official,
        "used": used,
        "kept": kept,
        "ranking": ranking,
        "median": median(totals) if totals else None,
        "range": spread,
        "split": spread is not None and stage["splitRange"] is not None and spread > stage["splitRange"],
        "priority": submission["hasPriority"],
        "stageScores": stage_scores,
        "revote": revotes.get(submission["id"]),
    }


def tie_value(step, facts):
    """The figure a tie step compares, or None where there is none."""
    if step["by"] == "criteria":
        if any(code not in facts["means"] for code in step["criteria"]):
            return None
        return sum((facts["means"][code] for code in facts["means"] if code in step["criteria"]), Fraction(0))
    if step["by"] == "medianTotal":
        return facts["median"]
    if step["by"] == "priority":
        return Fraction(1 if facts["priority"] else 0)
    if step["by"] == "stageScore":
        return facts["stageScores"].get(step["stage"])
    return None if facts["revote"] is None else Fraction(facts["revote"])


def split_ties(chain, tied, index=0, decided=None):
    """Groups of true ties, the first-placed first, each with the step that split it off."""
    if index == len(chain) or len(tied) < 2:
        return [(tied, decided)]
    values = [tie_value(chain[index], facts) for facts in tied]
    if any(value is None for value in values):
        return split_ties(chain, tied, index + 1, decided)
    groups = []
    for value in sorted(set(values), reverse=True):
        groups.append([facts for facts, own in zip(tied, values) if own == value])
    step = index if len(groups) > 1 else decided
    return [part for group in groups for part in split_ties(chain, group, index + 1, step)]


def places(chain, scored):
    """Competition ranks by submission id."""
    found = {}
    rank = 1
    ranked = [facts for facts in scored if facts["ranking"] is not None]
    for value in sorted({facts["ranking"] for facts in ranked}, reverse=True):
        equal = [facts for facts in ranked if facts["ranking"] == value]
        for group, step in split_ties(chain, equal):
            for facts in group:
                found[facts["id"]] = {"rank": rank, "tieStep": step, "isTied": len(group) > 1}
            rank += len(group)
    return found


def share_of(share, persons):
    return -(-share["numerator"] * persons // share["denominator"])


def count_vote(rule, count):
    quorum = max(rule["minimumPresent"], share_of(rule["quorum"], count["members"]))
    needed = share_of(rule["pass"], count["present"])
    has_quorum = count["present"] >= quorum
    return {
        "submissionId": count["submissionId"],
        "hasQuorum": has_quorum,
        "passed": has_quorum and count["yes"] >= needed,
        "needed": needed,
        "quorumNeeded": quorum,
    }


def largest_remainder(total, counts):
    """Places by field: whole shares first, then one each to the largest remainders."""
    everything = sum(counts.values())
    if everything == 0:
        return {code: 0 for code in counts}
    given = min(total, everything)
    quotas = {code: given * count // everything for code, count in counts.items()}
    order = sorted(counts, key=lambda code: (-(given * counts[code] % everything), -counts[code], by_text(code)))
    for code in order[: given - sum(quotas.values())]:
        quotas[code] += 1
    return quotas


def field_quotas(cut, counts, best):
    """`counts`: ranked submissions by field; `best`: the best score of each that can pass, or None."""
    codes = sorted(counts, key=by_text)
    if cut["method"] == "sharePerField":
        return [(code, share_of(cut["share"], counts[code])) for code in codes]
    largest_first = lambda code: (-counts[code], by_text(code))
    start = cut["onePerFieldFrom"]
    granted = [code for code in codes if start is not None and best[code] is not None and best[code] >= start]
    served = set(sorted(granted, key=largest_first)[: cut["total"]])
    single = []
    while True:
        others = {code: counts[code] for code in codes if code not in single}
        quotas = largest_remainder(cut["total"] - len(single), others)
        waiting = sorted((code for code in others if quotas[code] == 0 and code in served), key=largest_first)
        if not waiting:
            return [(code, 1 if code in single else quotas[code]) for code in codes]
        single.append(waiting[0])


def obstacle(cut, facts, vote):
    """Why a submission cannot take a place: reason and criterion, or None."""
    if facts["ranking"] is None:
        return "unscored", None
    if facts["ranking"] < cut["minimumScore"]:
        return "below_minimum", None
    for floor in cut["floors"]:
        if facts["means"][floor["criterion"]] < floor["minimum"]:
            return "floor", floor["criterion"]
    return ("vote_failed", None) if vote == "failed" else None


def apply_cut(stage, ranking, overall, in_field, votes, adjusted):
    cut = stage["cut"]

    def vote_of(facts):
        if stage["vote"] is None:
            return "passed"
        vote = votes.get(facts["id"])
        if vote is None or not vote["hasQuorum"]:
            return "missing"
        return "passed" if vote["passed"] else "failed"

    outcomes = {}
    standing = []
    for facts in ranking:
        found = obstacle(cut, facts, vote_of(facts))
        if found is None:
            standing.append(facts)
        else:
            outcomes[facts["id"]] = (False, *found)
    if cut["method"] == "atMost":
        queues = [(None, cut["maximum"], sorted(standing, key=lambda facts: overall[facts["id"]]["rank"]), overall)]
    else:
        fields = {facts["field"] for facts in ranking}
        members = {
            code: sorted(
                (facts for facts in standing if facts["field"] == code), key=lambda facts: in_field[facts["id"]]["rank"]
            )
            for code in fields
        }
        counts = {
            code: sum(1 for facts in ranking if facts["field"] == code and facts["ranking"] is not None)
            for code in fields
        }
        best = {code: members[code][0]["ranking"] if members[code] else None for code in fields}
        queues = [(code, quota, members[code], in_field) for code, quota in field_quotas(cut, counts, best)]
    lines = [fill_places(*queue, vote_of, outcomes) for queue in queues]
    if adjusted is not None:
        for line, (_, quota, members, _) in zip(lines, queues):
            line["adjusted"] = fill_by_adjusted(quota, members, adjusted, vote_of, outcomes)
    return lines, outcomes


def fill_by_adjusted(quota, members, adjusted, vote_of, outcomes):
    """The same places once more, by adjusted scores; who is below the official line goes on as well."""
    taken, passing, last = 0, 0, None
    for score in sorted({adjusted[facts["id"]] for facts in members}, reverse=True):
        if taken >= quota:
            break
        for facts in members:
            if adjusted[facts["id"]] != score:
                continue
            is_below = outcomes[facts["id"]][1] == "below_line"
            if vote_of(facts) != "passed":
                if is_below:
                    outcomes[facts["id"]] = (False, "vote_missing", None)
                continue
            taken += 1
            last = score
            if is_below:
                passing += 1
                outcomes[facts["id"]] = (True, "in_quota_adjusted", None)
    return {"passing": passing, "lastHundredths": last}


def fill_places(field, quota, members, place_of, vote_of, outcomes):
    """Gives the places of one line rank by rank; a true tie at the line all goes on."""
    taken, last, tied, following = 0, None, 0, None
    ranks = []
    for facts in members:
        rank = place_of[facts["id"]]["rank"]
        if rank not in ranks:
            ranks.append(rank)
    for rank in ranks:
        sharing = [facts for facts in members if place_of[facts["id"]]["rank"] == rank]
        is_open = taken < quota
        going = [facts for facts in sharing if is_open and vote_of(facts) == "passed"]
        at_line = len(going) > 1 and taken + len(going) > quota
        for facts in sharing:
            passes = facts in going
            if passes:
                reason = "tied_at_line" if at_line else "in_quota"
            else:
                reason = "vote_missing" if is_open else "below_line"
            outcomes[facts["id"]] = (passes, reason, None)
        taken += len(going)
        last = going[-1]["ranking"] if going else last
        tied = len(going) if at_line else tied
        if following is None and not is_open:
            following = sharing[0]["ranking"]
    return {
        "field": field,
        "quota": quota,
        "places": taken,
        "lastScore": figure(last),
        "tiesAtLine": tied,
        "nextScore": figure(following),
    }


def ranked_row(facts, overall, in_field):
    unscored = None
    if facts["official"] is None:
        unscored = "too_few_sheets"
    elif facts["ranking"] is None:
        unscored = "missing_stage_score"
    return {
        "submissionId": facts["id"],
        "serial": facts["serial"],
        "field": facts["field"],
        "sheets": [
            {"sheetId": sheet, "expertId": expert, "total": figure(total)} for sheet, expert, total in facts["sheets"]
        ],
        "criterionMeans": [{"criterion": code, "mean": figure(value)} for code, value in facts["means"].items()],
        "official": figure(facts["official"]),
        "used": facts["used"],
        "kept": facts["kept"],
        "rankingScore": figure(facts["ranking"]),
        "unscored": unscored,
        "median": figure(facts["median"]),
        "range": figure(facts["range"]),
        "isSplit": facts["split"],
        "overall": overall.get(facts["id"]),
        "inField": in_field.get(facts["id"]),
    }


def solve(rows):
    """Gauss and Jordan on a system with the right-hand side as its last column, which is returned."""
    size = len(rows)
    for column in range(size):
        pivot = next(row for row in range(column, size) if rows[row][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        divisor = rows[column][column]
        rows[column] = [value / divisor for value in rows[column]]
        for row in range(size):
            factor = rows[row][column]
            if row != column and factor != 0:
                rows[row] = [value - factor * own for value, own in zip(rows[row], rows[column])]
    return [row[size] for row in rows]


def blup_scores(scored, ratios):
    """Intercept plus submission effect of the crossed model at given variance ratios, in whole hundredths.

    Henderson's equations with the submissions eliminated: what is left are the intercept and the experts.
    """
    read = [facts for facts in scored if facts["sheets"]]
    by_submission = Fraction(ratios["submission"], 1000000)
    by_expert = Fraction(ratios["expert"], 1000000)
    experts = sorted({expert for facts in read for _, expert, _ in facts["sheets"]}) if by_expert else []
    place = {expert: 1 + index for index, expert in enumerate(experts)}
    size = 1 + len(experts)
    rows = [[Fraction(0)] * (size + 1) for _ in range(size)]
    for index in range(len(experts)):
        rows[1 + index][1 + index] += 1 / by_expert
    kept = {facts["id"]: by_submission / (1 + len(facts["sheets"]) * by_submission) for facts in read}
    for facts in read:
        counts = [Fraction(0)] * size
        for _, expert, total in facts["sheets"]:
            own = [0, place[expert]] if experts else [0]
            for one in own:
                counts[one] += 1
                rows[one][size] += total
                for other in own:
                    rows[one][other] += 1
        points = sum(total for _, _, total in facts["sheets"])
        used = [index for index in range(size) if counts[index]]
        for one in used:
            rows[one][size] -= kept[facts["id"]] * counts[one] * points
            for other in used:
                rows[one][other] -= kept[facts["id"]] * counts[one] * counts[other]
    intercept, *leanings = solve(rows)
    found = []
    for facts in sorted(read, key=lambda facts: by_text(facts["id"])):
        left = sum(
            total - intercept - (leanings[place[expert] - 1] if experts else 0) for _, expert, total in facts["sheets"]
        )
        found.append(
            {"submissionId": facts["id"], "hundredths": figure(intercept + kept[facts["id"]] * left)["hundredths"]}
        )
    return found


def recount(inputs):
    """The whole document from its inputs alone."""
    stage = inputs["stage"]
    revotes = {item["submissionId"]: item["yes"] for item in inputs["revotes"]}
    scored = [score(stage, submission, revotes) for submission in inputs["submissions"]]
    model = inputs.get("adjusted")
    if model is not None and model["ratios"] is not None and model["method"] == "blup":
        inputs = {**inputs, "adjusted": {**model, "scores": blup_scores(scored, model["ratios"])}}
    overall = places(stage["tieChain"], scored)
    in_field = {}
    for field in {facts["field"] for facts in scored}:
        in_field.update(places(stage["tieChain"], [facts for facts in scored if facts["field"] == field]))
    last = len(scored) + 1
    scored.sort(
        key=lambda facts: (
            overall[facts["id"]]["rank"] if facts["id"] in overall else last,
            by_text(facts["serial"]),
            by_text(facts["id"]),
        )
    )
    votes = [count_vote(stage["vote"], count) for count in inputs["votes"]]
    adjusted = None
    if "adjusted" in stage["cut"] and inputs["adjusted"]["gate"]["verdict"] != "refused":
        adjusted = {item["submissionId"]: item["hundredths"] for item in inputs["adjusted"]["scores"]}
    lines, outcomes = apply_cut(
        stage, scored, overall, in_field, {vote["submissionId"]: vote for vote in votes}, adjusted
    )
    in_order = [(facts["id"], *outcomes[facts["id"]]) for facts in scored]
    document = {
        "formatVersion": 1,
        "stage": stage["kind"],
        "rule": {key: value for key, value in stage.items() if key not in ("rubric", "kind")},
        "weights": [
            {"criterion": criterion["code"], "weight": criterion["weight"]} for criterion in stage["rubric"]["criteria"]
        ],
        "rubricHash": digest(stage["rubric"]),
        "inputs": inputs,
        "inputDigest": digest(inputs),
        "ranking": [ranked_row(facts, overall, in_field) for facts in scored],
        "votes": votes,
        "lines": lines,
        "held": [
            {"id": item, "reason": reason, "criterion": criterion}
            for item, _, reason, criterion in in_order
            if reason in ("below_minimum", "floor")
        ],
        "outcomes": [
            {"submissionId": item, "passes": passes, "reason": reason, "criterion": criterion}
            for item, passes, reason, criterion in in_order
        ],
        "passes": [item for item, passes, _, _ in in_order if passes],
    }
    return {**document, "resultDigest": digest(document)}


def main(arguments):
    is_check = arguments == ["--check"]
    if arguments and not is_check:
        print(__doc__, file=sys.stderr)
        return 2
    differing = 0
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        document = json.loads(line)
        text = canonical(recount(document["inputs"]))
        if not is_check:
            print(text)
            continue
        is_same = text == canonical(document)
        differing += 0 if is_same else 1
        print(f"{number}: {'the same bytes' if is_same else 'DIFFERS'}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""重抽 / The draw of a panel, replayed by a program written apart from the application.

    python3 draw.py --pool pool.csv (--take N | --strata rules.json) [--reserves N] --seed PART,PART > draw.csv

gives the same bytes as `candela draw` with the same options, and the digests on standard error; ends with 3 where no
panel keeps the rules. With --cases it reads draws as JSON, one a line ("pool", "terms", "reserves", "seedParts"), and
writes what came of each, one a line.

The rule, in short: the pool is sorted and shuffled (Fisher-Yates) by numbers from SHA-256 of the seed; from the top
of the list everybody is taken with whom a panel that keeps every rule can still be filled. Whether it can is found
here by building up all counts that can be reached, where the application searches.

Python 3.9 or newer, standard library only.
"""

import argparse
import csv
import hashlib
import json
import re
import struct
import sys
from itertools import product

ALGORITHM = "candela-panel-draw-1"


def by_text(text):
    """The order of the application: UTF-16 code units."""
    return text.encode("utf-16-be")


def canonical(value):
    """RFC 8785 for texts, whole numbers, lists and objects."""
    if isinstance(value, dict):
        items = (f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value, key=by_text))
        return "{" + ",".join(items) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def digest(value):
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()


def seeded_numbers(parts):
    """A function from n to the next number below n."""
    sums = [hashlib.sha256(part.encode("utf-8")).hexdigest() for part in parts]
    key = hashlib.sha256("\n".join(sums).encode("ascii")).digest()

    def words():
        block = 0
        while True:
            yield from struct.unpack(">8I", hashlib.sha256(key + struct.pack(">Q", block)).digest())
            block += 1

    stream = words()

    def below(limit):
        usable = 2**32 - 2**32 % limit
        return next(number for number in stream if number < usable) % limit

    return below


def shuffled(ids, parts):
    order = sorted(ids, key=by_text)
    below = seeded_numbers(parts)
    for place in range(len(order) - 1, 0, -1):
        other = below(place + 1)
        order[place], order[other] = order[other], order[place]
    return order


def bounds_of(rules, pool):
    """(members, at least, at most or None) for every rule on every stratum, in order."""
    bounds = []
    for rule in rules:
        where = {column: [wanted] if isinstance(wanted, str) else wanted for column, wanted in rule.get("where", {}).items()}
        counted = [
            expert
            for expert, strata in pool.items()
            if all(set(strata.get(column, [])) & set(wanted) for column, wanted in where.items())
        ]
        least = rule.get("exactly", rule.get("atLeast", 0))
        most = rule.get("exactly", rule.get("atMost"))
        each = rule.get("each", [])
        combinations = {
            combination for expert in counted for combination in product(*(pool[expert].get(column, []) for column in each))
        }
        if not each:
            combinations = {()}
        for combination in sorted(combinations, key=lambda values: [by_text(value) for value in values]):
            members = {
                expert
                for expert in counted
                if all(value in pool[expert].get(column, []) for column, value in zip(each, combination))
            }
            bounds.append((members, least, most))
    return bounds


def can_fill(seats, experts, bounds, taken):
    """Whether `seats` of these experts together with those taken keep every bound: by all counts within reach."""

    def counted(expert):
        return tuple(1 if expert in members else 0 for members, _, _ in bounds)

    def after(state, kind, number):
        """Counts beyond what a bound asks for are all the same; None: above an upper bound."""
        counts = []
        for count, one, (_, least, most) in zip(state, kind, bounds):
            count += one * number
            if most is not None and count > most:
                return None
            counts.append(min(count, least) if most is None else count)
        return tuple(counts)

    kinds = {}
    for expert in experts:
        kinds[counted(expert)] = kinds.get(counted(expert), 0) + 1
    start = tuple(0 for _ in bounds)
    for expert in taken:
        start = start and after(start, counted(expert), 1)
        if start is None:
            return False
    reached = {(0, start)}
    for kind, size in kinds.items():
        more = set()
        for used, state in reached:
            for number in range(min(size, seats - used) + 1):
                counts = after(state, kind, number)
                if counts is None:
                    break
                more.add((used + number, counts))
        reached = more
    return any(
        used == seats and all(count >= least for count, (_, least, _) in zip(state, bounds)) for used, state in reached
    )


def take_in_order(order, seats, bounds):
    if not can_fill(seats, order, bounds, []):
        return None
    taken, passed = [], set()
    for place, expert in enumerate(order):
        if len(taken) == seats:
            break
        kind = tuple(expert in members for members, _, _ in bounds)
        if kind in passed:
            continue
        if can_fill(seats - len(taken) - 1, order[place + 1 :], bounds, taken + [expert]):
            taken.append(expert)
        else:
            passed.add(kind)
    return taken


def draw(pool, terms, reserves, parts):
    """`pool`: values by column by expert. None where no panel keeps the rules, or the pool is too small."""
    take = terms["take"]
    if take + reserves > len(pool):
        return None
    order = shuffled(list(pool), ["panel"] + parts)
    bounds = bounds_of(terms.get("rules", []), pool)
    panel = take_in_order(order, take, bounds)
    if panel is None:
        return None
    left = [expert for expert in order if expert not in panel]
    kept = []
    for members, least, _ in bounds:
        bound = (members, least * reserves // take, None)
        if bound[1] > 0 and can_fill(reserves, left, kept + [bound], []):
            kept.append(bound)
    return {"lots": order, "panel": panel, "reserves": take_in_order(left, reserves, kept)}


def pool_digest(pool):
    return digest(
        [
            {
                "expert": expert,
                "strata": {column: sorted(set(values), key=by_text) for column, values in pool[expert].items()},
            }
            for expert in sorted(pool, key=by_text)
        ]
    )


def terms_digest(terms, reserves):
    rules = [{"where": {}, "each": [], **rule} for rule in terms.get("rules", [])]
    return digest({"take": terms["take"], "reserves": reserves, "rules": rules})


def replay_cases(lines):
    for line in lines:
        case = json.loads(line)
        pool = {expert["id"]: expert["strata"] for expert in case["pool"]}
        drawn = draw(pool, case["terms"], case["reserves"], case["seedParts"])
        digests = {"pool": pool_digest(pool), "terms": terms_digest(case["terms"], case["reserves"])}
        print(json.dumps({**digests, "drawn": drawn}, ensure_ascii=False))


def read_pool(name):
    with open(name, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["expert"].strip(): {
            column: [value.strip() for value in re.split("[;；]", cell) if value.strip()]
            for column, cell in row.items()
            if column != "expert"
        }
        for row in rows
    }


def replay_files(options):
    pool = read_pool(options.pool)
    terms = {"take": options.take}
    if options.strata:
        with open(options.strata, encoding="utf-8-sig") as file:
            terms = json.load(file)
    for name, value in (("pool", pool_digest(pool)), ("terms", terms_digest(terms, options.reserves))):
        print(f"{name} sha256 {value}", file=sys.stderr)
    drawn = draw(pool, terms, options.reserves, options.seed.split(","))
    if drawn is None:
        return 3
    lots = drawn["lots"]
    rest = [expert for expert in lots if expert not in drawn["panel"] + drawn["reserves"]]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["result", "place", "lot", "expert"])
    for result, experts in (("panel", drawn["panel"]), ("reserve", drawn["reserves"]), ("", rest)):
        for place, expert in enumerate(experts, 1):
            out.writerow([result, place if result else "", lots.index(expert) + 1, expert])
    return 0


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(description=f"Replays a draw of {ALGORITHM}.")
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--pool")
    parser.add_argument("--take", type=int)
    parser.add_argument("--strata")
    parser.add_argument("--reserves", type=int, default=0)
    parser.add_argument("--seed")
    options = parser.parse_args()
    if options.cases:
        replay_cases(line for line in sys.stdin if line.strip())
        return 0
    return replay_files(options)


if __name__ == "__main__":
    sys.exit(main())

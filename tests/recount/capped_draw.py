#!/usr/bin/env python3
"""限概率分配重抽 / Pairs drawn from recorded chances, replayed by a program written apart from the application.

Reads draws as JSON, one a line: "experts" and "submissions" (ids), "demands", "forbidden" (pairs), "groups"
("members": pairs, "atLeast", "atMost" or null), "chances" ([expert, submission, parts of 1024]) and "seedParts". A pair
is [expert, submission] by their places in the lists. Writes the drawn pairs of each, sorted, one draw a line.

The flow of the chances (submission, its nested groups, expert, exit) is rounded along cycles of arcs that are not
whole, in the order of the ids; see the rule in scoring/assignment/round-flow.ts and capped-draw.ts.

Python 3.9 or newer, standard library only.
"""

import json
import sys

sys.dont_write_bytecode = True  # No folder of compiled files beside the sources.

from draw import by_text, seeded_numbers

PARTS = 1024


def nested_groups(case, submission):
    """Member sets of a submission that nest, from outer to inner; a group that crosses an earlier one is left out."""
    allowed = {expert for expert in range(len(case["experts"])) if [expert, submission] not in case["forbidden"]}
    nested = []
    for group in case["groups"]:
        members = {expert for expert, place in group["members"] if place == submission} & allowed
        most = min(len(members), case["demands"][submission])
        least = min(group["atLeast"], most)
        highest = most if group["atMost"] is None else min(group["atMost"], most)
        if least == 0 and highest == most:
            continue
        if all(not members & other or members <= other or other <= members for other in nested):
            nested.append(members)
    return sorted(nested, key=len, reverse=True)


def arcs_of(case):
    """(tail, head, parts beyond a whole) in order, with the pair where the arc is one; nodes are numbered."""
    width, height = len(case["submissions"]), len(case["experts"])
    experts = sorted(range(height), key=lambda expert: by_text(case["experts"][expert]))
    submissions = sorted(range(width), key=lambda submission: by_text(case["submissions"][submission]))
    chance = {(expert, submission): parts for expert, submission, parts in case["chances"]}
    node, groups = {"exit": width + height}, {}
    for place, submission in enumerate(submissions):
        node["submission", submission] = place
    for place, expert in enumerate(experts):
        node["expert", expert] = width + place
    for submission in submissions:
        groups[submission] = nested_groups(case, submission)
        for index in range(len(groups[submission])):
            node["group", submission, index] = len(node)

    def above(submission, inside, before):
        """The node of the innermost group before this one that holds `inside`."""
        for index in range(before - 1, -1, -1):
            if inside <= groups[submission][index]:
                return node["group", submission, index]
        return node["submission", submission]

    arcs = []
    for expert in experts:
        for submission in submissions:
            parts = chance.get((expert, submission), 0)
            if 0 < parts < PARTS:
                tail = above(submission, {expert}, len(groups[submission]))
                arcs.append((tail, node["expert", expert], parts, (expert, submission)))
    for submission in submissions:
        for index, members in enumerate(groups[submission]):
            total = sum(chance.get((expert, submission), 0) for expert in members)
            tail = above(submission, members, index)
            arcs.append((tail, node["group", submission, index], total % PARTS, None))
    for expert in experts:
        total = sum(parts for (reader, _), parts in chance.items() if reader == expert)
        arcs.append((node["expert", expert], node["exit"], total % PARTS, None))
    return arcs, len(node)


def rounded(arcs, nodes, below):
    """For every arc whether it goes up."""
    parts = [arc[2] for arc in arcs]
    at = [[] for _ in range(nodes)]
    for index, (tail, head, _, _) in enumerate(arcs):
        at[tail].append(index)
        at[head].append(index)

    def next_arc(node, came_by):
        return next((arc for arc in at[node] if 0 < parts[arc] < PARTS and arc != came_by), None)

    for start in range(nodes):
        walk = []  # (node, arc by which it is left)
        while True:
            if walk:
                last = walk[-1][1]
                here = arcs[last][1] if arcs[last][0] == walk[-1][0] else arcs[last][0]
            else:
                last, here = None, start
            begin = next((place for place, (node, _) in enumerate(walk) if node == here), None)
            if begin is None:
                arc = next_arc(here, last)
                if arc is None:
                    break
                walk.append((here, arc))
                continue
            cycle = walk[begin:]
            forward = [arcs[arc][0] == node for node, arc in cycle]
            rooms = [(PARTS - parts[arc], parts[arc]) for _, arc in cycle]
            ahead = min(up if along else down for along, (up, down) in zip(forward, rooms))
            back = min(down if along else up for along, (up, down) in zip(forward, rooms))
            change = ahead if below(ahead + back) < back else -back
            for along, (_, arc) in zip(forward, cycle):
                parts[arc] += change if along else -change
            # The walk stands up to the first arc that became whole.
            while len(walk) > begin and not all(0 < parts[arc] < PARTS for _, arc in walk[begin:]):
                walk.pop()
    return [value == PARTS for value in parts]


def drawn_pairs(case):
    arcs, nodes = arcs_of(case)
    ups = rounded(arcs, nodes, seeded_numbers(["capped assignment"] + case["seedParts"]))
    certain = [(expert, submission) for expert, submission, parts in case["chances"] if parts == PARTS]
    return sorted(certain + [arc[3] for arc, up in zip(arcs, ups) if up and arc[3] is not None])


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(drawn_pairs(json.loads(line))))

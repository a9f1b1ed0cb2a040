#!/usr/bin/env python3
"""Prints what the bench measured as tables: report.py RESULTS
The ratios decide; how fast a machine is, is in both sides of them. CPU milliseconds a question,
median of five runs, and over the questions their mean and percentiles."""

import collections
import sys

OURS = "briefkamer"
NEW = "briefkamer, new question"
SHARDS = ("one database", "four shards", "two shards here, two behind servers")

# CPU milliseconds, by letters: of a set, a cost of it, and a percentile.
GOALS = {
    100_000: {("warm", 50): 0.15, ("warm", 95): 1.5, ("warm", 99): 8, ("first", 50): 1, ("first", 99): 15},
    1_000_000: {("warm", 50): 0.4, ("warm", 95): 3, ("warm", 99): 20, ("first", 50): 2, ("first", 99): 50},
}


class Measured:
    def __init__(self, path):
        self.facts = collections.defaultdict(dict)
        self.queries = collections.defaultdict(list)
        with open(path, encoding="utf-8") as file:
            for line in file:
                what, engine, *fields = line.rstrip("\n").split("\t")
                if what == "fact":
                    self.facts[engine][fields[0]] = float(fields[1])
                else:
                    costs = [float(field) for field in fields[3:]]
                    self.queries[engine].append((int(fields[0]), fields[1], int(fields[2]), *costs))

    def costs(self, engine, which, kind=None):
        at = {"first": 3, "first wall": 4, "warm": 5, "warm wall": 6}[which]
        return [query[at] for query in self.queries[engine] if kind in (None, query[1])]

    def hits(self, engine):
        return sum(query[2] for query in self.queries[engine])

    def engines(self):
        """The peers, in the order in which they were measured."""
        return [name for name, facts in self.facts.items() if "build_cpu_s" in facts and name != OURS]


def percentile(costs, percent):
    ordered = sorted(costs)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def mean(costs):
    return sum(costs) / len(costs)


def number(value):
    if value is None:
        return "-"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 1 else f"{value:.1f}"


def table(head, rows):
    rows = [head] + [[cell if isinstance(cell, str) else number(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for i, row in enumerate(rows):
        cells = (cell.ljust(width) if at == 0 else cell.rjust(width)
                 for at, (cell, width) in enumerate(zip(row, widths)))
        print("| " + " | ".join(cells) + " |")
        if i == 0:
            print("|" + "|".join("-" * (width + 1) + (":" if at else "-") for at, width in enumerate(widths)) + "|")
    print()


def spread(costs):
    return [mean(costs), percentile(costs, 50), percentile(costs, 95), percentile(costs, 99)]


def answering(measured):
    print("Answering: ten letters, exact total, all facets without their own choice; CPU ms a question\n")
    head = ["", "mean", "p50", "p95", "p99", "first p50", "p99", "wall p50", "p99", "hits", "ready s", "peak MB"]
    rows = []
    for name in [NEW, OURS, OURS + ", as typed"] + measured.engines():
        if name not in measured.queries:
            continue
        facts = measured.facts[name] if name in measured.facts else {}
        first, wall = measured.costs(name, "first"), measured.costs(name, "warm wall")
        rows.append([name, *spread(measured.costs(name, "warm")), percentile(first, 50), percentile(first, 99),
                     percentile(wall, 50), percentile(wall, 99), f"{measured.hits(name):,}",
                     facts.get("ready_wall_s"), facts.get("peak_mb")])
    table(head, rows)


def ratios(measured):
    peers = [name for name in measured.engines() if name in measured.queries]
    if not peers:
        return
    print("How many times as much a peer takes, warm; over 1 Briefkamer is ahead. Peers work out each answer anew: that is\n"
          "fair against a new question, whose words alone are known; an answer to one asked before is remembered\n")
    rows = []
    for name in peers:
        theirs = spread(measured.costs(name, "warm"))
        for ours, label in ((NEW, "new question"), (OURS, "asked before")):
            rows.append([f"{name} / {label}"] + [a / b for a, b in zip(theirs, spread(measured.costs(ours, "warm")))])
    table(["", "mean", "p50", "p95", "p99"], rows)


def kinds(measured):
    names = [NEW, OURS] + [name for name in measured.engines() if name in measured.queries]
    print("By kind of question: mean CPU ms, warm\n")
    order = dict.fromkeys(query[1] for query in measured.queries[OURS])
    table(["", *names], [[kind] + [mean(measured.costs(name, "warm", kind)) for name in names] for kind in order])


def others(measured):
    print("Briefkamer besides: CPU ms\n")
    rows = []
    for name in ("texts of ten hits", "filter of the same text", "suggestions"):
        costs = measured.costs(name, "first")
        if costs:
            rows.append([name, *spread(costs), max(costs)])
    table(["", "mean", "p50", "p95", "p99", "most"], rows)


def shards(measured):
    names = [name for name in measured.queries if name.removeprefix(OURS + ", ") in SHARDS]
    if not names:
        return
    print("In shards, by Xapian's matcher: CPU ms of our own process, servers apart, and ms on the clock; asked before\n")
    rows = []
    for name in names:
        wall = measured.costs(name, "warm wall")
        rows.append([name.removeprefix(OURS + ", "), *spread(measured.costs(name, "warm")), *spread(wall),
                     f"{measured.hits(name):,}", measured.facts[name].get("ready_wall_s")])
    table(["", "mean", "p50", "p95", "p99", "wall mean", "p50", "p95", "p99", "hits", "ready s"], rows)


def building(measured):
    print("Building\n")
    text = measured.facts["set"]["text_mb"]
    rows = []
    for name in [OURS] + measured.engines():
        facts = measured.facts[name]
        if "build_cpu_s" not in facts:
            continue
        speed = text / facts["build_cpu_s"]
        ours = text / measured.facts[OURS]["build_cpu_s"]
        rows.append([name, speed, text / facts["build_wall_s"], ours / speed, facts["build_peak_mb"],
                     facts["index_mb"], facts["index_mb"] / text])
    table(["", "MB/CPU s", "MB/s wall", "ours is faster by", "peak MB", "index MB", "index / text"], rows)


def http(measured):
    loads = [name for name, facts in measured.facts.items() if "answers/s" in facts]
    if not loads:
        return
    print("Whole answers with texts, as JSON: in process on all cores, and over HTTP to 16 clients that keep their\n"
          "connections and share those cores\n")
    columns = ("answers/s", "CPU ms each", "p50 ms", "p99 ms", "failed")
    table(["", *columns], [[name] + [measured.facts[name][column] for column in columns] for name in loads])
    print("What others wait for while clients behave badly\n")
    columns = ("others asked", "over 100 ms", "longest ms", "ended by server", "server grew MB")
    names = [name for name, facts in measured.facts.items() if "longest ms" in facts]
    table(["", *columns], [[name] + [measured.facts[name][column] for column in columns] for name in names])


def goals(measured):
    wanted = GOALS.get(int(measured.facts["set"]["letters"]), {})
    if not wanted:
        return
    print("Goals: CPU ms\n")
    rows = []
    for (which, percent), goal in wanted.items():
        cost = percentile(measured.costs(OURS, which), percent)
        new = percentile(measured.costs(NEW, which), percent) if which == "warm" else None
        rows.append([f"{which} p{percent}", goal, new, cost])
    table(["", "goal", "new question", "asked before, or first"], rows)


def main(path):
    measured = Measured(path)
    facts = measured.facts["set"]
    print(f"\n{facts['letters']:,.0f} letters, {facts['text_mb']:,.1f} MB of text, {len(measured.queries[OURS])} questions\n")
    for part in (answering, ratios, kinds, others, shards, building, http, goals):
        part(measured)


if __name__ == "__main__":
    main(sys.argv[1])

"""What the peers' scripts share: the letters and queries of bench-set, clocks, and the lines in
which measurements are written (measure.h says which)."""

import dataclasses
import os
import resource
import statistics
import time

FACETS = ("topic", "mission", "ministry", "kind", "year", "month")
RUNS = 5
BUDGET = 120  # seconds of repeating, after which the runs that were made count


@dataclasses.dataclass
class Letter:
    id: str
    date: str
    facets: list  # lists of values, in the order of FACETS
    subject: str
    text: str


@dataclasses.dataclass
class Query:
    kind: str
    join: str
    words: list
    topic: str
    mission: str
    start: str
    end: str

    def own_choices(self):
        """The facets that are counted without a choice, and which choice each has."""
        choices = {"topic": self.topic, "mission": self.mission}
        choices["year"] = choices["month"] = self.start
        return {facet for facet in FACETS if choices.get(facet)}


def letters(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            yield Letter(fields[0], fields[1], [f.split("|") for f in fields[2:8]], *fields[8:])


def queries(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            kind, join, words, *choices = line.rstrip("\n").split("\t")
            yield Query(kind, join, words.split(), *choices)


def folder_megabytes(folder):
    sizes = (
        os.stat(os.path.join(path, name)).st_size
        for path, _, names in os.walk(folder)
        for name in names
    )
    return sum(sizes) / 1e6


def peak_megabytes(who=resource.RUSAGE_SELF):
    return resource.getrusage(who).ru_maxrss * 1024 / 1e6


def clock_of(process):
    """CPU clock of another process, with all its threads."""
    return (~process << 3) | 2


class Results:
    def __init__(self, engine, path):
        self.engine = engine
        self.path = path

    def _line(self, *fields):
        with open(self.path, "a", encoding="utf-8") as file:
            file.write("\t".join(str(field) for field in fields) + "\n")

    def fact(self, name, value):
        self._line("fact", self.engine, name, round(value, 4))

    def built(self, cpu, wall, size, peak=None):
        self.fact("build_cpu_s", cpu)
        self.fact("build_wall_s", wall)
        self.fact("build_peak_mb", peak_megabytes() if peak is None else peak)
        self.fact("index_mb", size)

    def answer(self, all_queries, ask, cpu=time.process_time):
        """Puts every query to `ask`, which gives the total, once, and then five times more."""
        all_queries = list(all_queries)
        totals = [0] * len(all_queries)
        costs = [[] for _ in all_queries]
        end = time.monotonic() + BUDGET
        for run in range(RUNS + 1):
            if run > 1 and time.monotonic() > end:
                break
            for i, query in enumerate(all_queries):
                start = cpu(), time.perf_counter()
                totals[i] = ask(query)
                costs[i].append((cpu() - start[0], time.perf_counter() - start[1]))
        self.fact("runs", len(costs[0]) - 1)
        for i, query in enumerate(all_queries):
            first, *warm = costs[i]
            shown = [first, [statistics.median(part) for part in zip(*warm)]]
            times = (f"{seconds * 1e3:.4f}" for pair in shown for seconds in pair)
            self._line("query", self.engine, i, query.kind, totals[i], *times)

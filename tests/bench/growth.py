#!/usr/bin/env python3
"""Draws how latency and memory grow with the letters, of what ./run bench measured:
    tests/bench/growth.py [BUILD [PICTURE]]
Takes each BUILD/bench/SIZE/results.tsv; PICTURE is tests/bench/growth.svg unless named."""

import glob
import math
import os
import sys

import report

WIDTH, HEIGHT = 960, 400
PLOT = {"top": 70, "bottom": 345, "width": 300}
STYLE = """text { font: 13px sans-serif; fill: #222 } .title { font-weight: bold; font-size: 15px }
.small { font-size: 12px; fill: #555 } .grid { stroke: #ddd } .axis { stroke: #777 }
.line { fill: none; stroke-width: 2 } .peer { stroke-dasharray: 5 4 }"""
OURS, PEER = "#1f5fa8", "#b4500f"


def read(build):
    found = [report.Measured(path) for path in glob.glob(os.path.join(build, "bench", "*", "results.tsv"))]
    found = [measured for measured in found if measured.queries[report.OURS]]
    return sorted(found, key=lambda measured: measured.facts["set"]["letters"])


def latency(engine, percent):
    def of(measured):
        costs = measured.costs(engine, "warm")
        return report.percentile(costs, percent) if costs else None

    return of


def fact(engine, name):
    return lambda measured: measured.facts[engine].get(name) if engine in measured.facts else None


class Panel:
    """Both axes by powers of ten."""

    def __init__(self, left, title, letters, curves, unit):
        self.left, self.title, self.unit, self.curves = left, title, unit, curves
        values = [value for _, _, points in curves for _, value in points]
        self.low_x, self.high_x = (math.log10(end(letters)) for end in (min, max))
        self.low_y, self.high_y = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def x(self, letters):
        span = max(self.high_x - self.low_x, 0.1)
        return self.left + (math.log10(letters) - self.low_x) / span * PLOT["width"]

    def y(self, value):
        share = (math.log10(value) - self.low_y) / max(self.high_y - self.low_y, 1)
        return PLOT["bottom"] - share * (PLOT["bottom"] - PLOT["top"])

    def axes(self, letters):
        right = self.left + PLOT["width"]
        yield f'<text class="title" x="{self.left}" y="30">{self.title}</text>'
        yield f'<text class="small" x="{self.left}" y="50">{self.unit}</text>'
        for power in range(self.low_y, self.high_y + 1):
            y = self.y(10**power)
            yield f'<line class="grid" x1="{self.left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text class="small" text-anchor="end" x="{self.left - 6}" y="{y + 4:.1f}">{10.0**power:,g}</text>'
        for count in letters:
            x = self.x(count)
            yield f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{PLOT["bottom"]}" y2="{PLOT["bottom"] + 5}"/>'
            yield f'<text class="small" text-anchor="middle" x="{x:.1f}" y="{PLOT["bottom"] + 20}">{short(count)}</text>'

    def lines(self):
        ends = []
        for name, ours, points in self.curves:
            places = " ".join(f"{self.x(letters):.1f},{self.y(value):.1f}" for letters, value in points)
            style = f'class="line{"" if ours else " peer"}" stroke="{OURS if ours else PEER}"'
            yield f'<polyline {style} points="{places}"/>'
            for letters, value in points:
                yield (f'<circle cx="{self.x(letters):.1f}" cy="{self.y(value):.1f}" r="3.5"'
                       f' fill="{OURS if ours else PEER}"><title>{name}: {report.number(value)}</title></circle>')
            last, value = points[-1]
            where = f" at {short(last)}" if self.x(last) < self.left + PLOT["width"] - 1 else ""
            ends.append([self.y(value), f"{name} {report.number(value)}{where}", ours])
        yield from self.labels(sorted(ends))

    def labels(self, ends):
        """At the right end of each line, never one over another."""
        for i in range(1, len(ends)):
            ends[i][0] = max(ends[i][0], ends[i - 1][0] + 15)
        for y, label, ours in ends:
            x = self.left + PLOT["width"] + 10
            yield f'<text x="{x}" y="{y + 4:.1f}" style="fill: {OURS if ours else PEER}">{label}</text>'


def short(count):
    return f"{count / 1e6:g} M" if count >= 1e6 else f"{count / 1e3:g} k"


def curves_of(sets, kinds):
    curves = []
    for name, ours, value_of in kinds:
        points = [(measured.facts["set"]["letters"], value_of(measured)) for measured in sets]
        points = [point for point in points if point[1]]
        if points:
            curves.append((name, ours, points))
    return curves


def draw(sets):
    letters = [measured.facts["set"]["letters"] for measured in sets]
    speed = [(f"p{percent}", True, latency(report.NEW, percent)) for percent in (50, 95, 99)]
    speed += [(f"Lucene p{percent}", False, latency("Lucene", percent)) for percent in (50, 95, 99)]
    memory = [("ready", True, fact(report.OURS, "ready_mb")), ("most", True, fact(report.OURS, "peak_mb")),
              ("Lucene most", False, fact("Lucene", "peak_mb"))]
    panels = [
        Panel(60, "Answering", letters, curves_of(sets, speed), "CPU ms a new question of known words, against letters"),
        Panel(520, "Memory of the answering process", letters, curves_of(sets, memory), "MB, against letters"),
    ]
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
           ' aria-label="How CPU time a question and memory grow with the letters">')
    yield f'<style>{STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
    for panel in panels:
        yield from panel.axes(letters)
        yield from panel.lines()
    words = "; ".join(f"{short(m.facts['set']['letters'])}: {m.facts['set']['text_mb']:,.0f} MB of text" for m in sets)
    yield f'<text class="small" x="60" y="{HEIGHT - 10}">{words}</text></svg>'


def main(build="build", picture=os.path.join(os.path.dirname(__file__), "growth.svg")):
    sets = read(build)
    if not sets:
        sys.exit(f"{build}/bench has no results; ./run bench makes them")
    with open(picture, "w", encoding="utf-8") as file:
        file.write("\n".join(draw(sets)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

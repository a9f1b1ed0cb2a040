#!/usr/bin/env python3
"""SQLite's FTS5 on the letters and queries of bench-set:
    sqlite.py build LETTERS FOLDER RESULTS | sqlite.py answer QUERIES FOLDER RESULTS
FTS5 knows no Dutch: words are found as they stand, without accents."""

import os
import sqlite3
import sys
import time

import common

ENGINE = "SQLite FTS5"

SCHEMA = """
CREATE TABLE letter (number INTEGER PRIMARY KEY, id TEXT, date TEXT);
CREATE TABLE facet (number INTEGER, name TEXT, value TEXT);
CREATE VIRTUAL TABLE text USING fts5 (subject, body, tokenize = 'unicode61 remove_diacritics 2',
                                      prefix = '4 5 6');
"""


def build(letters, folder, results):
    os.makedirs(folder, exist_ok=True)
    database = sqlite3.connect(os.path.join(folder, "fts5.db"))
    start = time.process_time(), time.monotonic()
    database.executescript(SCHEMA)
    for number, letter in enumerate(common.letters(letters), 1):
        database.execute("INSERT INTO letter VALUES (?, ?, ?)", (number, letter.id, letter.date))
        rows = [
            (number, name, value)
            for name, values in zip(common.FACETS, letter.facets)
            for value in values
        ]
        database.executemany("INSERT INTO facet VALUES (?, ?, ?)", rows)
        text = (number, letter.subject, letter.text)
        database.execute("INSERT INTO text (rowid, subject, body) VALUES (?, ?, ?)", text)
    database.execute("CREATE INDEX facet_number ON facet (number, name, value)")
    database.execute("CREATE INDEX facet_value ON facet (name, value, number)")
    database.execute("CREATE INDEX letter_date ON letter (date)")
    database.execute("INSERT INTO text (text) VALUES ('optimize')")
    database.commit()
    database.execute("ANALYZE")
    database.close()
    cost = time.process_time() - start[0], time.monotonic() - start[1]
    results.built(*cost, common.folder_megabytes(folder))


def match(query):
    words = [f'"{word}"' for word in query.words]
    if query.join == "phrase":
        return '"' + " ".join(query.words) + '"'
    if query.join == "prefix":
        return words[0] + "*"
    return (" OR " if query.join == "or" else " AND ").join(words)


# What a choice asks of a hit. The plus keeps SQLite from looking the text up once a letter.
def conditions(query, without=None):
    found = []
    for name, value in (("topic", query.topic), ("mission", query.mission)):
        if value and name != without:
            text = "SELECT number FROM facet WHERE name = ? AND value = ?"
            found.append((f"+hit.number IN ({text})", [name, value]))
    if query.start and without not in ("year", "month"):
        text = "SELECT number FROM letter WHERE date BETWEEN ? AND ?"
        found.append((f"+hit.number IN ({text})", [query.start, query.end]))
    clause = " AND ".join(text for text, _ in found) or "1"
    return clause, [value for _, values in found for value in values]


def ask(database, query):
    database.execute("DELETE FROM hit")
    database.execute(
        "INSERT INTO hit SELECT rowid, bm25(text) FROM text WHERE text MATCH ?", [match(query)]
    )
    clause, values = conditions(query)
    top = f"SELECT number FROM hit WHERE {clause} ORDER BY score, number LIMIT 10"
    database.execute(top, values).fetchall()
    total = database.execute(f"SELECT count(*) FROM hit WHERE {clause}", values).fetchone()[0]
    own = query.own_choices()
    count(database, query, [facet for facet in common.FACETS if facet not in own], None)
    for facet in own:
        count(database, query, [facet], facet)
    return total


def count(database, query, facets, without):
    clause, values = conditions(query, without)
    names = ", ".join("?" for _ in facets)
    database.execute(
        f"SELECT name, value, count(*) FROM hit CROSS JOIN facet ON facet.number = hit.number"
        f" WHERE name IN ({names}) AND {clause} GROUP BY name, value",
        facets + values,
    ).fetchall()


def answer(queries, folder, results):
    start = time.process_time(), time.monotonic()
    path = os.path.join(folder, "fts5.db")
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
    database.execute("PRAGMA temp_store = memory")
    database.execute("PRAGMA cache_size = -262144")
    database.execute("CREATE TEMP TABLE hit (number INTEGER PRIMARY KEY, score REAL)")
    results.fact("ready_cpu_s", time.process_time() - start[0])
    results.fact("ready_wall_s", time.monotonic() - start[1])
    results.answer(common.queries(queries), lambda query: ask(database, query))
    results.fact("peak_mb", common.peak_megabytes())


if __name__ == "__main__":
    action, source, place, path = sys.argv[1:]
    {"build": build, "answer": answer}[action](source, place, common.Results(ENGINE, path))

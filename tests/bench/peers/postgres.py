#!/usr/bin/env python3
"""PostgreSQL with its configuration for Dutch, on the letters and queries of bench-set:
    postgres.py build LETTERS FOLDER RESULTS | postgres.py answer QUERIES FOLDER RESULTS
Runs a server of its own in FOLDER, without network, and ends it by its process number. PostgreSQL
refuses to be root: then it runs as the user postgres, whom Debian's package makes."""

import contextlib
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import common

ENGINE = "PostgreSQL"
PROGRAMS = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1:]
AS_USER = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
STARTING = 30  # seconds
END = "-- answered --"

SETTINGS = {
    "client_min_messages": "warning",  # it tells of each query that has stop words alone
    "listen_addresses": "",
    "fsync": "off",
    "shared_buffers": "512MB",
    "work_mem": "64MB",
    "maintenance_work_mem": "256MB",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "jit": "off",
    "max_wal_size": "4GB",
}

SCHEMA = """
CREATE TABLE letter (number serial, id text, date date, topic text[], mission text[],
  ministry text[], kind text[], year text[], month text[], subject text, body text,
  words tsvector GENERATED ALWAYS AS (to_tsvector('dutch', subject || ' ' || body)) STORED);
"""
INDEXES = """
CREATE INDEX ON letter USING gin (words);
CREATE INDEX ON letter USING gin (topic);
CREATE INDEX ON letter USING gin (mission);
CREATE INDEX ON letter (date);
ANALYZE letter;
"""


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


class Server:
    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.data = os.path.join(self.folder, "data")
        log = open(os.path.join(self.folder, "log"), "ab")
        settings = [part for item in SETTINGS.items() for part in ("-c", "=".join(item))]
        self.process = subprocess.Popen(
            AS_USER
            + [os.path.join(PROGRAMS[0], "postgres"), "-D", self.data, "-k", self.folder]
            + settings,
            stdout=log,
            stderr=log,
        )
        end = time.monotonic() + STARTING
        while not glob.glob(os.path.join(self.folder, ".s.PGSQL.*[0-9]")):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL does not start; {self.folder}/log says why")
            time.sleep(0.05)

    def stop(self):
        with open(os.path.join(self.data, "postmaster.pid"), encoding="ascii") as file:
            os.kill(int(file.readline()), signal.SIGINT)
        self.process.wait(60)


class Client:
    """One session; what is asked is answered line by line."""

    def __init__(self, server):
        self.psql = subprocess.Popen(
            AS_USER + ["psql", "-XqAt", "-h", server.folder, "-v", "ON_ERROR_STOP=1", "postgres"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        end = time.monotonic() + STARTING
        self.process = None
        while self.process is None and time.monotonic() < end:
            self.process = int(self.ask("SELECT pg_backend_pid();")[0])

    def ask(self, text):
        self.psql.stdin.write(f"{text}\n\\echo {END}\n")
        self.psql.stdin.flush()
        lines = []
        for line in self.psql.stdout:
            if line.rstrip("\n") == END:
                return lines
            lines.append(line.rstrip("\n"))
        raise RuntimeError("PostgreSQL ended the session")

    def cpu(self):
        return time.clock_gettime(common.clock_of(self.process))

    def close(self):
        self.psql.stdin.close()
        self.psql.wait(60)


@contextlib.contextmanager
def session(folder):
    server = Server(folder)
    try:
        client = Client(server)
        yield client
        client.close()
    finally:
        server.stop()


def rows(letters):
    def array(values):
        return "{" + ",".join(json.dumps(value) for value in values) + "}"

    for letter in common.letters(letters):
        fields = [letter.id, letter.date, *map(array, letter.facets), letter.subject, letter.text]
        yield "\t".join(field.replace("\\", "\\\\") for field in fields) + "\n"


def build(letters, folder, results):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    if AS_USER:
        shutil.chown(folder, "postgres")
    data = os.path.join(os.path.abspath(folder), "data")
    made = AS_USER + [os.path.join(PROGRAMS[0], "initdb"), "-D", data, "-E", "UTF8"]
    subprocess.run(made + ["--locale=C.UTF-8", "-A", "trust"], check=True, capture_output=True)
    with session(folder) as client:
        client.ask(SCHEMA)
        start = client.cpu(), time.monotonic()
        columns = "id, date, " + ", ".join(common.FACETS) + ", subject, body"
        client.psql.stdin.write(f"COPY letter ({columns}) FROM STDIN;\n")
        client.psql.stdin.writelines(rows(letters))
        client.psql.stdin.write("\\.\n")
        client.ask("")
        client.ask(INDEXES)
        cost = client.cpu() - start[0], time.monotonic() - start[1]
        peak = memory(client.process)
        client.ask("CHECKPOINT;")
        size = int(client.ask("SELECT pg_total_relation_size('letter');")[0])
    results.built(*cost, size / 1e6, peak)


def memory(process):
    with open(f"/proc/{process}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) * 1024 / 1e6


def words(query):
    if query.join == "phrase":
        return f"phraseto_tsquery('dutch', {quoted(' '.join(query.words))})"
    if query.join == "prefix":
        return f"to_tsquery('dutch', {quoted(query.words[0] + ':*')})"
    between = " | " if query.join == "or" else " & "
    return f"to_tsquery('dutch', {quoted(between.join(query.words))})"


def conditions(query, without=None):
    found = ["words @@ asked"]
    if query.topic and without != "topic":
        found.append(f"topic @> ARRAY[{quoted(query.topic)}]")
    if query.mission and without != "mission":
        found.append(f"mission @> ARRAY[{quoted(query.mission)}]")
    if query.start and without != "period":
        found.append(f"date BETWEEN {quoted(query.start)} AND {quoted(query.end)}")
    return " AND ".join(found)


def hits(name, query, without, score):
    columns = ", ".join(("number",) + common.FACETS) + score
    return (
        f"{name} AS MATERIALIZED (SELECT {columns} FROM letter, {words(query)} AS asked"
        f" WHERE {conditions(query, without)})"
    )


def question(query):
    own = query.own_choices()
    parts = [hits("hit", query, None, ", ts_rank(words, asked) AS score")]
    if own:
        without = "period" if "year" in own else min(own)
        parts.append(hits("other", query, without, ""))
    counts = " UNION ALL ".join(
        f"SELECT '{facet}', value, count(*)"
        f" FROM {'other' if facet in own else 'hit'}, unnest({facet}) AS value GROUP BY value"
        for facet in common.FACETS
    )
    return (
        f"WITH {', '.join(parts)} SELECT 'total', '', count(*) FROM hit"
        " UNION ALL (SELECT 'hit', '', number FROM hit ORDER BY score DESC, number LIMIT 10)"
        f" UNION ALL {counts};"
    )


def answer(queries, folder, results):
    with session(folder) as client:

        def ask(query):
            return int(client.ask(question(query))[0].split("|")[2])

        results.answer(common.queries(queries), ask, client.cpu)
        results.fact("peak_mb", memory(client.process))


if __name__ == "__main__":
    if not PROGRAMS:
        sys.exit("PostgreSQL's server is not here; the Debian package postgresql has it")
    action, source, place, path = sys.argv[1:]
    {"build": build, "answer": answer}[action](source, place, common.Results(ENGINE, path))

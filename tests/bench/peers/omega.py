#!/usr/bin/env python3
"""Xapian's own Omega on the letters and queries of bench-set: scriptindex builds, and the CGI
program omega answers, started anew for each query as a web server would:
    omega.py build LETTERS FOLDER RESULTS | omega.py answer QUERIES FOLDER RESULTS
It gives ten letters and the exact total; it does not count facets."""

import os
import resource
import subprocess
import sys
import time

import common

ENGINE = "xapian-omega"
PROGRAM = "/usr/lib/cgi-bin/omega/omega"

SCRIPT = """
id : boolean=Q unique=Q field
date : field value=0
topic : split=| boolean=XTOPIC
mission : split=| boolean=XMISSION
subject : field index
text : field index
"""
TEMPLATE = """$set{stemmer,dutch}$set{flag_wildcard,1}$msize
$hitlist{$field{id}
}"""


def compact(date):
    return date.replace("-", "")


def children_cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def build(letters, folder, results):
    os.makedirs(os.path.join(folder, "templates"), exist_ok=True)
    place = os.path.abspath(folder)
    with open(f"{place}/script", "w", encoding="utf-8") as file:
        file.write(SCRIPT.lstrip())
    with open(f"{place}/templates/bench", "w", encoding="utf-8") as file:
        file.write(TEMPLATE)
    with open(f"{place}/omega.conf", "w", encoding="utf-8") as file:
        file.write(f"database_dir {place}\ntemplate_dir {place}/templates\nlog_dir {place}\n")
    with open(f"{place}/dump", "w", encoding="utf-8") as file:
        for letter in common.letters(letters):
            topics, missions = ("|".join(values) for values in letter.facets[:2])
            fields = ("id", letter.id), ("date", compact(letter.date)), ("topic", topics)
            fields += ("mission", missions), ("subject", letter.subject), ("text", letter.text)
            file.writelines(f"{name}={value}\n" for name, value in fields)
            file.write("\n")
    start = children_cpu(), time.monotonic()
    files = (f"{place}/{name}" for name in ("db", "script", "dump"))
    command = ["scriptindex", "--stemmer=dutch", *files]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    cost = children_cpu() - start[0], time.monotonic() - start[1]
    size = common.folder_megabytes(f"{place}/db")
    results.built(*cost, size, common.peak_megabytes(resource.RUSAGE_CHILDREN))


def text(query):
    if query.join == "phrase":
        return '"' + " ".join(query.words) + '"'
    if query.join == "prefix":
        return query.words[0] + "*"
    return " OR ".join(query.words) if query.join == "or" else " AND ".join(query.words)


def ask(query, everything, environment):
    parameters = [f"P={text(query)}", "DB=db", "FMT=bench", "HITSPERPAGE=10", f"MINHITS={everything}"]
    parameters += [f"B=XTOPIC{query.topic}"] if query.topic else []
    parameters += [f"B=XMISSION{query.mission}"] if query.mission else []
    if query.start:
        parameters += ["START.0=" + compact(query.start), "END.0=" + compact(query.end)]
    said = subprocess.run([PROGRAM] + parameters, check=True, capture_output=True, env=environment)
    lines = said.stdout.decode().split("\n\n", 1)[-1].split("\n")
    return int(lines[0].replace(",", ""))


def answer(queries, folder, results):
    place = os.path.abspath(folder)
    with open(f"{place}/dump", encoding="utf-8") as file:
        everything = sum(line.startswith("id=") for line in file)
    environment = {"OMEGA_CONFIG_FILE": f"{place}/omega.conf"}
    asked = lambda query: ask(query, everything, environment)
    results.answer(common.queries(queries), asked, children_cpu)
    results.fact("peak_mb", common.peak_megabytes(resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    if not os.access(PROGRAM, os.X_OK):
        sys.exit("omega is not here; the Debian package xapian-omega has it")
    action, source, place, path = sys.argv[1:]
    {"build": build, "answer": answer}[action](source, place, common.Results(ENGINE, path))

#!/usr/bin/env python3
"""Runs a program that builds a database, and says what that took:
    program.py ENGINE RESULTS FOLDER COMMAND...
FOLDER is where the database is then."""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers"))
import common  # noqa: E402


def main(engine, results, folder, *command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command[0]} failed")
    size, peak = common.folder_megabytes(folder), used.ru_maxrss * 1024 / 1e6
    common.Results(engine, results).built(used.ru_utime + used.ru_stime, wall, size, peak)


if __name__ == "__main__":
    main(*sys.argv[1:])

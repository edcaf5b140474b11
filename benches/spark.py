#!/usr/bin/env python3
"""Checks articles under Spark: two workers, one deskcheck process a partition, fed record by record.

    python3 -m venv spark && spark/bin/pip install pyspark pyarrow pandas
    export PYSPARK_PYTHON=$PWD/spark/bin/python
    spark/bin/python benches/spark.py target/release/deskcheck FOLDER [--copies 5] [--partitions 4]

Needs Java 17. Every .txt file of the folder is an article, taken as often as `--copies` says. The run fails unless Spark
gives, article by article, the same bytes as one process that is fed all of them; it prints articles a second for both.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow
import pyspark
from pyspark.sql import SparkSession


def answers(program, records):
    """The answers of one process to records, in their order, as they come."""
    process = subprocess.Popen([program, "check", "--stdin-jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        with process.stdin as lines:
            for record in records:
                lines.write(json.dumps(record).encode() + b"\n")

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    with process.stdout as lines:
        for line in lines:
            yield line.decode().rstrip("\n")
    feeder.join()
    if process.wait() != 0:
        raise RuntimeError(f"{program}: status {process.returncode}")


def of_partition(program):
    """What `mapInArrow` does with the batches of a partition: one process for all of them."""

    def check(batches):
        ids = []

        def records():
            for batch in batches:
                for row in batch.to_pylist():
                    ids.append(row["id"])
                    yield row

        for number, report in enumerate(answers(program, records())):
            yield pyarrow.RecordBatch.from_pydict({"id": [ids[number]], "report": [report]})

    return check


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--copies", type=int, default=5)
    arguments.add_argument("--partitions", type=int, default=4)
    options = arguments.parse_args()
    program = str(options.program.resolve())
    texts = [path.read_text() for path in sorted(options.folder.glob("*.txt"))]
    articles = [{"id": number, "text": text} for number, text in enumerate(texts * options.copies)]

    start = time.monotonic()
    alone = dict(enumerate(answers(program, articles)))
    alone_took = time.monotonic() - start

    # Started by pip, Spark knows neither its own folder nor, in its workers, which Python to run.
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("deskcheck")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    # The reports come back; the workers start their Python with the first job.
    spark.range(2).repartition(2).collect()
    frame = spark.createDataFrame(articles, "id long, text string").repartition(options.partitions, "id")
    start = time.monotonic()
    rows = frame.mapInArrow(of_partition(program), "id long, report string").collect()
    spark_took = time.monotonic() - start
    spark.stop()

    together = {row.id: row.report for row in rows}
    if together != alone:
        sys.exit("Spark and one process do not say the same")
    print(f"{len(alone)} articles, the same {sum(map(len, alone.values()))} characters from both")
    print(f"one process:            {len(alone) / alone_took:6.0f} articles/s")
    print(f"Spark, two workers:     {len(alone) / spark_took:6.0f} articles/s, {options.partitions} partitions")


if __name__ == "__main__":
    main()

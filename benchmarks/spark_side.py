"""Spark's side of the comparison: `arabdiplo.spark` on two local cores.  Run by runs.py in an environment with pyspark.

Reads a job file (archive) and prints the seconds of writing what was found; a first run over a few
documents starts the Python processes and is not counted.
"""

import json
import os
import sys
import time

with open(sys.argv[1], encoding="utf-8") as job_file:
    job = json.load(job_file)
sys.path.insert(0, job["src"])
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYTHONPATH"] = job["src"]

from pyspark.sql import SparkSession  # noqa: E402

import arabdiplo.spark  # noqa: E402

builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
spark = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
frame = spark.read.schema("id string, text string").json(job["archive"]).repartition(8).persist()
frame.count()
arabdiplo.spark.extract(frame.limit(4).repartition(2)).write.format("noop").mode("overwrite").save()
started = time.perf_counter()
arabdiplo.spark.extract(frame).write.format("noop").mode("overwrite").save()
print(time.perf_counter() - started)

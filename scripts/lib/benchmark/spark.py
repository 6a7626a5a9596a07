"""How the contenders reach the cluster: the same spark-submit and the same settings for all."""

import os
import pathlib

# The settings that Spark's own programs get beside those that we run with.
PEER_SETTINGS = {
    # As spark.default.parallelism: the default of 200 is too many for two cores.
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.adaptive.enabled": "true",
}


def java():
    """The java that the scripts take too."""
    home = os.environ.get("JAVA_HOME")
    return f"{home}/bin/java" if home else "java"


class Spark:
    """The cluster that scripts/benchmark has started, from its environment.

    repo: the checkout; state: the benchmark's folder; pyspark: the folder with pyspark.zip.
    """

    def __init__(self, repo, state, pyspark, python):
        self.repo = pathlib.Path(repo)
        self.state = pathlib.Path(state)
        self.event_logs = self.state / "logs" / "spark-events"
        self._python = str(python)
        zips = sorted(pathlib.Path(pyspark).glob("*.zip"))
        self._python_path = ":".join(map(str, zips))
        self._defaults = self.state / "peers.conf"

    @property
    def lake(self):
        """The lake's URL."""
        return os.environ["CITIZENS_LAKE"]

    @property
    def environment(self):
        """What every measured process sees."""
        return {
            **os.environ,
            "SPARK_LOCAL_IP": os.environ["CITIZENS_DRIVER_HOST"],
            "PYTHONPATH": self._python_path,
            "PYSPARK_PYTHON": self._python,
        }

    def write_peer_settings(self):
        """Writes what peers get: our profile's defaults, the cluster's secret, PEER_SETTINGS."""
        defaults = self.repo / "runner-config" / "spark-cluster" / "spark-defaults.conf"
        secret = (
            pathlib.Path(os.environ["CITIZENS_SPARK_SECRET_FILE"])
            .read_text(encoding="utf-8")
            .strip()
        )
        self._defaults.touch(mode=0o600)
        self._defaults.write_text(defaults.read_text() + f"\nspark.authenticate.secret {secret}\n")

    def settings(self):
        """The properties that the inventory decides and PEER_SETTINGS, as a dict."""
        pairs = os.environ["CITIZENS_SPARK_CONF"].splitlines()
        return {**dict(pair.split("=", 1) for pair in pairs if pair), **PEER_SETTINGS}

    def submit(self, program, *arguments, main_class=None, properties=None):
        """The command that runs a peer's program; properties: more of Spark's, a dict."""
        host = os.environ["CITIZENS_DRIVER_HOST"]
        settings = {
            **self.settings(),
            **(properties or {}),
            "spark.driver.host": host,
            "spark.driver.bindAddress": host,
            "spark.executorEnv.PYTHONPATH": self._python_path,
        }
        log4j = self.repo / "runner-config" / "spark-cluster" / "log4j2.properties"
        command = [
            f"{os.environ['SPARK_HOME']}/bin/spark-submit",
            "--properties-file",
            str(self._defaults),
        ]
        command += ["--master", os.environ["CITIZENS_SPARK_MASTER"]]
        command += ["--driver-java-options", f"-Dlog4j2.configurationFile=file://{log4j}"]
        for name, value in settings.items():
            command += ["--conf", f"{name}={value}"]
        if main_class:
            command += ["--class", main_class]
        return [*command, str(program), *map(str, arguments)]

    def citizens(self, step, *options, properties=None):
        """The command of one of our steps; properties: Spark's, a dict."""
        command = [str(self.repo / "scripts" / "citizens")]
        for name, value in (properties or {}).items():
            command += ["--conf", f"{name}={value}"]
        return [*command, step, *options]

    def hdfs(self, *arguments):
        """The command of HDFS's shell."""
        return [*_hadoop("BENCHMARK_HDFS_JARS"), "org.apache.hadoop.fs.FsShell", *arguments]

    def distcp(self, *arguments):
        """The command of distcp, whose tasks run in its own process, as there is no YARN."""
        return [
            *_hadoop("BENCHMARK_HDFS_JARS", "BENCHMARK_DISTCP_JARS"),
            "org.apache.hadoop.tools.DistCp",
            "-Dmapreduce.framework.name=local",
            *arguments,
        ]


def _hadoop(*jars):
    """Java with Hadoop's settings and the jars of the folders that the variables name."""
    class_path = [os.environ["HADOOP_CONF_DIR"], *(f"{os.environ[each]}/*" for each in jars)]
    return [java(), "-Xmx256m", "-cp", ":".join(class_path)]

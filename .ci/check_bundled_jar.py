"""Checks the jar that Spark sends to every executor at each start.

It must be below 45 MB, without signatures, with Beam's service files merged, and without classes
that Spark has in its own jars, which would win over ours or clash with them.
"""

import pathlib
import re
import sys
import zipfile

JAR = pathlib.Path("pipeline/target/citizens-bundled.jar")
MAX_BYTES = 45_000_000
FOREIGN = re.compile(
    r"META-INF/[^/]*\.(SF|DSA|RSA)$|org/apache/(spark|hadoop|datasketches|parquet)/|org/slf4j/|scala/"
    r"|com/fasterxml/jackson/(core|databind)/|META-INF/versions/"
)
SERVICES = {
    "org.apache.beam.sdk.io.FileSystemRegistrar": (
        "org.apache.beam.sdk.io.LocalFileSystemRegistrar",
        "org.apache.beam.sdk.io.hdfs.HadoopFileSystemRegistrar",
    ),
    "java.sql.Driver": ("com.mysql.cj.jdbc.Driver", "org.postgresql.Driver"),
}


def main():
    """Prints what is wrong; returns the exit status."""
    size = JAR.stat().st_size
    wrong = [f"{size} bytes, more than {MAX_BYTES}"] if size > MAX_BYTES else []
    with zipfile.ZipFile(JAR) as jar:
        wrong += [f"{name} does not belong in it" for name in jar.namelist() if FOREIGN.match(name)]
        for service, providers in SERVICES.items():
            listed = jar.read(f"META-INF/services/{service}").decode().split()
            wrong += [f"{service} lacks {name}" for name in providers if name not in listed]
    print(f"  {size} bytes")
    for line in wrong[:10]:
        print(f"  {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""The archive that travels with a job: Node, encoder and models for one platform, by `npm run package:spark`."""

from __future__ import annotations

import os
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from .errors import RewardLensError, said_by_node
from .facts import FACTS, HOW, NAME, Facts, read_facts, require_platform, require_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import SparkSession


@dataclass(frozen=True)
class Archive:
    """An archive as a job refers to it: pickled to each task, and found again on each node."""

    folder: str | None
    """Where it is on each node, unpacked; None for one that Spark distributes."""
    facts: Facts

    def find(self) -> Path:
        """Return its folder on this node, of this platform. Raises RewardLensError."""
        return self.unpacked(self.folder)

    @staticmethod
    def unpacked(folder: str | None) -> Path:
        """Return the folder of an archive on this node, or where Spark unpacked it. Raises RewardLensError."""
        places = [Path(folder)] if folder is not None else _places()
        found = next((place for place in places if (place / FACTS).is_file()), None)
        if found is None:
            looked = " and ".join(str(place) for place in places)
            raise RewardLensError(
                f"The archive of Reward Lens is not on this node: there is no {FACTS} in {looked}. {HOW}"
            )
        require_platform(read_facts((found / FACTS).read_bytes(), found))
        return found


def open_archive(spark: SparkSession, archive: str | os.PathLike[str] | None) -> Archive:
    """Return what the nodes find an archive by, and add it to the job where it is a file.

    archive: a .tar.gz that the driver can read, or a folder that each node has; None for the environment variable
    REWARDLENS_ARCHIVE, else for the one of --archives. Raises RewardLensError.
    """
    named = archive or os.environ.get("REWARDLENS_ARCHIVE")
    if named is None:
        archives = [spark.conf.get(name, None) for name in ("spark.archives", "spark.yarn.dist.archives")]
        if not any(_names_it(one) for one in archives):
            raise RewardLensError(f"There is no archive of Reward Lens. {HOW}")
        return Archive(None, require_version(_facts_on_a_node(spark)))
    path = Path(named)
    if path.is_dir():
        if not (path / FACTS).is_file():
            raise RewardLensError(f"{path} is not an archive of Reward Lens: it has no {FACTS}. {HOW}")
        return Archive(str(path.absolute()), require_version(read_facts((path / FACTS).read_bytes(), path)))
    if not path.is_file():
        raise RewardLensError(f"There is no archive {path}. {HOW}")
    facts = require_version(_facts_of_file(path))
    _add(spark, path)
    return Archive(None, facts)


def _facts_of_file(path: Path) -> Facts:
    try:
        with tarfile.open(path, "r:gz") as tar:
            first = tar.next()
            file = tar.extractfile(first) if first is not None and first.name == FACTS else None
            content = file.read() if file is not None else None
    except (tarfile.TarError, OSError, EOFError) as error:
        raise RewardLensError(f"The archive {path} cannot be read ({error}). {HOW}") from error
    if content is None:
        raise RewardLensError(f"{path} is not an archive of Reward Lens: it does not begin with {FACTS}. {HOW}")
    return read_facts(content, path)


def _places() -> list[Path]:
    """Where Spark unpacks archives: below its files, on YARN in the working folder."""
    from pyspark import SparkFiles

    return [Path(SparkFiles.getRootDirectory()) / NAME, Path.cwd() / NAME]


def _names_it(archives: str | None) -> bool:
    return archives is not None and any(one.strip().endswith(f"#{NAME}") for one in archives.split(","))


def _facts_on_a_node(spark: SparkSession) -> Facts:
    """Read the facts of a distributed archive by a task: the driver may have none of its own."""

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for _ in batches:
            found = Archive.unpacked(None)
            yield pa.RecordBatch.from_pydict({"facts": [(found / FACTS).read_text("utf8")]})

    from pyspark.errors import PythonException

    try:
        row = spark.range(0, 1, 1, 1).mapInArrow(read, "facts string").first()
    except PythonException as error:
        raise RewardLensError(said_by_node(str(error)) or str(error)) from error
    return read_facts(row["facts"].encode(), f"#{NAME}")


def _add(spark: SparkSession, path: Path) -> None:
    """Add a file to the archives of a job, once for each application: another one cannot take its place."""
    context = spark.sparkContext
    address = f"{path.absolute().as_uri()}#{NAME}"
    added = [one for one in context.listArchives if one.endswith(f"#{NAME}")]
    if not added:
        context.addArchive(address)
        _added[context.applicationId] = address
    elif _added.get(context.applicationId) != address:
        raise RewardLensError(
            f"This Spark application has another archive of Reward Lens: {added[0]}. "
            "Use that one, or start a new application."
        )


_added: dict[str, str] = {}
"""The archive that was added to each application: Spark lists it by another address."""

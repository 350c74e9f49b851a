"""Sends this package to the nodes, so that they need not have it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark import SparkContext

_SHIPPED = "rewardlens_spark.zip"


def ship(context: SparkContext) -> None:
    """Add this package to the files of a job, once for each application."""
    if any(file.endswith(_SHIPPED) for file in context.listFiles):
        return
    here = Path(__file__).parent
    folder = tempfile.mkdtemp(prefix="rewardlens-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # executors that come later fetch it, too
    path = Path(folder) / _SHIPPED
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(here.rglob("*.py")):
            archive.write(file, file.relative_to(here.parent))
    context.addPyFile(str(path))

"""Reward Lens on Apache Spark: the rewards of `rewardlens score`, bit for bit, for any number of rows."""

import sys

from .errors import RewardLensError

if sys.version_info < (3, 10):  # noqa: UP036 - it may be on a path without being installed
    raise RewardLensError(f"Python 3.10 or newer is needed, and {sys.executable} is {sys.version.split()[0]}.")
try:
    import pyarrow  # noqa: F401
except ModuleNotFoundError as error:
    raise RewardLensError(
        f"{sys.executable} has no pyarrow, which PySpark needs to exchange batches. Install it for the Python of every "
        "node, or set PYSPARK_PYTHON to a Python that has it."
    ) from error

from .encoding import features
from .scoring import score
from .texts import KEY, text_key
from .training import Trained, train

__all__ = ["KEY", "RewardLensError", "Trained", "features", "score", "text_key", "train"]

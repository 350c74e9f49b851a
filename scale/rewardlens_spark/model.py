"""A model as it travels with a job: the name of a built-in one, or the files of a folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .archive import Facts
from .errors import RewardLensError

_FILES = ("card.json", "head.safetensors")
"""Without which a model scores nothing (src/store/heads/head-files.ts)."""


@dataclass(frozen=True)
class Model:
    """A model, pickled to each task: its files are below 1 MB."""

    name: str
    """Of a built-in one, or the folder it was read from."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Names and contents; none for a built-in one."""

    def place(self, folder: Path) -> str:
        """Return what the scoring process finds it by: its name, or its folder below `folder`, written once."""
        if not self.files:
            return self.name
        digest = hashlib.sha256(b"".join(content for _, content in self.files)).hexdigest()[:16]
        target = folder / f"rewardlens-model-{digest}"
        if not target.is_dir():
            staged = Path(tempfile.mkdtemp(dir=folder))
            for name, content in self.files:
                (staged / name).write_bytes(content)
            try:
                os.rename(staged, target)
            except OSError:
                shutil.rmtree(staged)  # another worker of this executor was first
                if not target.is_dir():
                    raise
        return str(target)


def read_model(model: str | os.PathLike[str], facts: Facts | None) -> Model:
    """Read a model on the driver.

    model: the name of a built-in one, or a folder as `rewardlens train` makes it. facts: of the archive, where the
    driver can read them; a model of another encoder is then refused here, else by the nodes. Raises RewardLensError.
    """
    name = os.fspath(model)
    folder = Path(name)
    if facts is not None and name in facts.models:
        return Model(name)
    if not folder.is_dir():
        if facts is None and folder.name == name:
            return Model(name)  # the nodes say whether they have it
        there = f" The built-in ones are {', '.join(facts.models)}." if facts is not None else ""
        raise RewardLensError(f"There is no model {name}: it is no folder that the driver can read.{there}")
    try:
        files = tuple((file, (folder / file).read_bytes()) for file in _FILES)
        card = json.loads(files[0][1])
        encoder = card["encoder"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RewardLensError(f"The model in {name} cannot be read ({error}). Train it again, or restore its files.") from error
    if facts is not None and encoder != facts.encoder:
        raise RewardLensError(
            f"Model {card.get('id', name)} was trained for encoder {encoder}, and the archive has encoder {facts.encoder}. "
            "Train a new model, or make the archive with the Reward Lens that trained it."
        )
    return Model(name, files)

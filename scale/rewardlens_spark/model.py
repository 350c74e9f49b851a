"""A model as it travels with a job: the name of a built-in one, or the files of a folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .errors import RewardLensError
from .facts import Facts

_FILES = ("card.json", "head.safetensors")
"""Without which a model scores nothing (src/store/heads/head-files.ts)."""


@dataclass(frozen=True)
class Model:
    """A model, pickled to each task: its files are below 1 MB."""

    name: str
    """Of a built-in one, or the folder it was read from."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Names and contents; none for a built-in one."""
    digest: str = ""
    """Of the files of a built-in one."""

    @property
    def identity(self) -> str:
        """What differs for another model, as a part of a path."""
        return f"model-{self._digest()}" if self.files else f"{self.name}-{self.digest}"

    def _digest(self) -> str:
        return hashlib.sha256(b"".join(content for _, content in self.files)).hexdigest()[:16]

    def place(self, folder: Path) -> str:
        """Return what the scoring process finds it by: its name, or its folder below `folder`, written once."""
        if not self.files:
            return self.name
        target = folder / f"rewardlens-model-{self._digest()}"
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


def read_model(model: str | os.PathLike[str], facts: Facts) -> Model:
    """Read a model on the driver.

    model: the name of a built-in one, or a folder as `rewardlens train` makes it ("./general" for one that is called
    like a built-in one). facts: of the archive. Raises RewardLensError, also for a model of another encoder.
    """
    name = os.fspath(model)
    folder = Path(name)
    if name in facts.models:
        return Model(name, digest=facts.models[name])
    if not folder.is_dir():
        there = ", ".join(facts.models)
        raise RewardLensError(
            f"There is no model {name}: the driver has no such folder, and the built-in ones are {there}."
        )
    try:
        files = tuple((file, (folder / file).read_bytes()) for file in _FILES)
        card = json.loads(files[0][1])
        encoder = card["encoder"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RewardLensError(
            f"The model in {name} cannot be read ({error}). Train it again, or restore its files."
        ) from error
    if encoder != facts.encoder:
        raise RewardLensError(
            f"Model {card.get('id', name)} was trained for encoder {encoder}, and the archive has {facts.encoder}. "
            "Train a new model, or make the archive with the Reward Lens that trained it."
        )
    return Model(name, files)

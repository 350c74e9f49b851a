"""What an archive says it is, and whether it fits."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import dataclass

from .errors import RewardLensError
from .version import VERSION

FACTS = "rewardlens.json"
"""The file of an archive that says what it is, its first one."""

NAME = "rewardlens"
"""What an archive is called where it is unpacked: `--archives FILE#rewardlens`."""

HOW = (
    "Make it with `npm run package:spark` in the project, and give its path as archive=, or --archives FILE#rewardlens."
)


@dataclass(frozen=True)
class Facts:
    """What an archive was made of."""

    version: str
    """The product's version."""
    platform: str
    """Such as linux-x64."""
    encoder: str
    """Id of the encoder, 16 hex digits."""
    feature_version: int
    dimension: int
    """Length of φ."""
    models: dict[str, str]
    """Names of the built-in models, each with a digest of its files."""


def read_facts(content: bytes, where: object) -> Facts:
    """Read the facts of an archive. Raises RewardLensError."""
    try:
        facts = json.loads(content)
        return Facts(
            version=str(facts["version"]),
            platform=str(facts["platform"]),
            encoder=str(facts["encoder"]),
            feature_version=int(facts["featureVersion"]),
            dimension=int(facts["dimension"]),
            models=dict(facts["models"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise RewardLensError(f"The file {FACTS} of {where} is damaged ({error!r}). {HOW}") from error


def require_version(facts: Facts) -> Facts:
    """Return the facts. Raises RewardLensError for another version: what goes through the pipe may differ."""
    if facts.version != VERSION:
        raise RewardLensError(
            f"The archive is of Reward Lens {facts.version}, and rewardlens-spark is {VERSION}. {HOW}"
        )
    return facts


def require_platform(facts: Facts) -> None:
    """Raise RewardLensError unless an archive is for the platform of this process."""
    here = this_platform()
    if facts.platform != here:
        raise RewardLensError(
            f"The archive is for {facts.platform}, and this node is {here}. "
            f"Make one with `npm run package:spark -- --target {here}`."
        )


def this_platform() -> str:
    """Return the platform of this process as Node names it, such as linux-x64."""
    machine = platform.machine().lower()
    machines = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}
    return f"{sys.platform}-{machines.get(machine, machine)}"

"""Errors that a person can fix: each is a sentence with the cause and the cure."""

import re


class RewardLensError(Exception):
    """Something that a person can fix; the message says how."""


def said_by_node(text: str) -> str | None:
    """Return the sentence of a RewardLensError that a task ended with; None for any other error."""
    found = re.findall(r"^(?:Caused by: )?rewardlens_spark\.errors\.RewardLensError: (.+)$", text, re.MULTILINE)
    return found[-1] if found else None

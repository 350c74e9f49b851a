"""Errors that a person can fix: each is a sentence with the cause and the cure."""


class RewardLensError(Exception):
    """Something that a person can fix; the message says how."""

"""Sums over the pairs of one part: what src/core/partitions/pair-sums.ts asks for, in NumPy.

    Δ = w·d      L = Σ c·ℓ(Δ, y, ε)      ∇L = Σ c·ℓ′(Δ, y, ε)·d      H = Σ c·I(Δ, ε)·ddᵀ

The three functions of a margin are those of src/core/model/bradley-terry.ts; tests compare what comes of them. All sums
are in double precision; the sums of one part are the same bits on the same processor and NumPy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

Arrays = dict[str, np.ndarray]


@dataclass(frozen=True)
class Part:
    """Some pairs, n, with consecutive numbers: d = φ(first) − φ(second), n × D in single precision."""

    start: int
    """Number of its first pair."""
    rows: np.ndarray
    label: np.ndarray
    """y, n."""
    weight: np.ndarray
    """c, n."""
    bits: np.ndarray
    """Sets that each pair is in, n."""

    def members(self, number: int) -> np.ndarray:
        """Return which pairs are in a set."""
        return (self.bits >> np.uint64(number)) & np.uint64(1) == 1


def log_sigmoid(x: np.ndarray) -> np.ndarray:
    """Return log σ(x), exact in both tails."""
    return np.minimum(x, 0.0) - np.log1p(np.exp(-np.abs(x)))


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Return σ(x), without overflow."""
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, e) / (1.0 + e)


def pair_loss(margin: np.ndarray, label: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """Return ℓ of each margin. noise: one a column of margins, or a number."""
    plain = -(label * log_sigmoid(margin) + (1 - label) * log_sigmoid(-margin))
    if not np.any(noise):
        return plain
    p, q = _chosen(margin, noise), _chosen(-margin, noise)
    return np.where(noise == 0, plain, -(label * np.log(p) + (1 - label) * np.log(q)))


def pair_slope(margin: np.ndarray, label: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """Return ℓ′ of each margin."""
    s = sigmoid(margin)
    plain = s - label
    if not np.any(noise):
        return plain
    p = _chosen(margin, noise)
    noisy = ((p - label) * (1 - 2 * noise) * s * sigmoid(-margin)) / (p * _chosen(-margin, noise))
    return np.where(noise == 0, plain, noisy)


def pair_information(margin: np.ndarray, noise: float) -> np.ndarray:
    """Return I of each margin."""
    slope = sigmoid(margin) * sigmoid(-margin)
    if noise == 0:
        return slope
    return ((1 - 2 * noise) * slope) ** 2 / (_chosen(margin, noise) * _chosen(-margin, noise))


def _chosen(margin: np.ndarray, noise: np.ndarray | float) -> np.ndarray:
    """Return P(first is chosen)."""
    return noise + (1 - 2 * noise) * sigmoid(margin)


def _by_set(sets: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Yield each set with the places of its tasks."""
    for number in np.unique(sets):
        yield int(number), np.flatnonzero(sets == number)


def losses(part: Part, asked: Mapping[str, np.ndarray]) -> Arrays:
    """Return `value`, one a task, and `gradient`, D a task."""
    dimension = part.rows.shape[1]
    weights = asked["weights"].reshape(-1, dimension)
    value, gradient = np.zeros(len(weights)), np.zeros(weights.shape)
    for number, tasks in _by_set(asked["set"]):
        inside = part.members(number)
        rows = part.rows[inside].astype(np.float64)
        label, weight = part.label[inside, None], part.weight[inside, None]
        margin = rows @ weights[tasks].T
        noise = asked["noise"][tasks]
        value[tasks] = (weight * pair_loss(margin, label, noise)).sum(axis=0)
        gradient[tasks] = (weight * pair_slope(margin, label, noise)).T @ rows
    return {"value": value, "gradient": gradient.ravel()}


def information(part: Part, asked: Mapping[str, np.ndarray]) -> Arrays:
    """Return `packed`: H of the one task, its lower triangle row by row."""
    inside = part.members(int(asked["set"][0]))
    rows = part.rows[inside].astype(np.float64)
    curvature = part.weight[inside] * pair_information(rows @ asked["weights"], float(asked["noise"][0]))
    scaled = rows * np.sqrt(curvature)[:, None]
    # Of a matrix and its own transpose NumPy computes one half (syrk).
    full = scaled.T @ scaled
    return {"packed": full[np.tril_indices(len(full))]}


def likelihoods(part: Part, asked: Mapping[str, np.ndarray]) -> Arrays:
    """Return `sums`, one a task, and `products`, group by group the products of its tasks."""
    weights = asked["weights"].reshape(len(asked["set"]), -1)
    sums, products = np.zeros(len(weights)), []
    for _, tasks in _by_set(asked["group"]):
        inside = part.members(int(asked["set"][tasks[0]]))
        margin = part.rows[inside].astype(np.float64) @ weights[tasks].T
        nats = -part.weight[inside, None] * pair_loss(margin, part.label[inside, None], asked["noise"][tasks])
        sums[tasks] = nats.sum(axis=0)
        products.append((nats.T @ nats).ravel())
    return {"sums": sums, "products": np.concatenate(products)}


def margins(part: Part, asked: Mapping[str, np.ndarray]) -> list[np.ndarray]:
    """Return the margins of the pairs in each task's set."""
    weights = asked["weights"].reshape(len(asked["set"]), -1)
    found: list[np.ndarray] = [np.zeros(0)] * len(weights)
    for number, tasks in _by_set(asked["set"]):
        values = part.rows[part.members(number)].astype(np.float64) @ weights[tasks].T
        for column, task in enumerate(tasks):
            found[task] = values[:, column]
    return found


def signed_sums(part: Part, weights: np.ndarray) -> Arrays:
    """Return `signed`, Σ c·sign(Δ)·d, and `total`, Σ c·|Δ|."""
    rows = part.rows.astype(np.float64)
    margin = rows @ weights
    return {"signed": (part.weight * np.sign(margin)) @ rows, "total": np.array([part.weight @ np.abs(margin)])}

import numpy as np
import pytest

from rewardlens_spark.fit import sums
from rewardlens_spark.fit.sums import Part

RNG = np.random.default_rng(7)
N, D = 60, 5
PART = Part(
    start=0,
    rows=RNG.standard_normal((N, D)).astype(np.float32),
    label=RNG.choice([0.0, 0.5, 1.0], N),
    weight=RNG.choice([0.5, 1.0, 2.0], N),
    bits=np.array([1 | (2 if i % 3 else 0) for i in range(N)], np.uint64),
)


def asked(weights, noise, members):
    return {"weights": np.ravel(weights), "noise": np.ravel(np.float64(noise)), "set": np.ravel(np.int32(members))}


@pytest.mark.parametrize("noise", [0.0, 0.1])
def test_the_gradient_is_the_slope_of_the_loss(noise):
    w = RNG.standard_normal(D)
    gradient = sums.losses(PART, asked(w, noise, 1))["gradient"]
    for j in range(D):
        step = np.eye(D)[j] * 1e-5
        low, high = (sums.losses(PART, asked(w + s, noise, 1))["value"][0] for s in (-step, step))
        assert gradient[j] == pytest.approx((high - low) / 2e-5, abs=1e-6)


def test_the_information_is_the_slope_of_the_gradient_without_noise():
    w = RNG.standard_normal(D)
    packed = sums.information(PART, asked(w, 0.0, 0))["packed"]
    for j in range(D):
        step = np.eye(D)[j] * 1e-5
        low, high = (sums.losses(PART, asked(w + s, 0.0, 0))["gradient"] for s in (-step, step))
        for k in range(j + 1):
            assert packed[j * (j + 1) // 2 + k] == pytest.approx((high - low)[k] / 2e-5, abs=1e-5)


def test_tasks_of_several_sets_are_as_each_alone():
    w = RNG.standard_normal((3, D))
    both = sums.losses(PART, asked(w, [0.0, 0.1, 0.0], [0, 1, 1]))
    for k, (noise, members) in enumerate([(0.0, 0), (0.1, 1), (0.0, 1)]):
        alone = sums.losses(PART, asked(w[k], noise, members))
        assert both["value"][k] == pytest.approx(alone["value"][0], rel=1e-12)
        assert both["gradient"][k * D : (k + 1) * D] == pytest.approx(alone["gradient"], rel=1e-9, abs=1e-12)


def test_likelihoods_have_their_sums_and_products():
    w = RNG.standard_normal((2, D))
    found = sums.likelihoods(PART, {**asked(w, [0.0, 0.1], [1, 1]), "group": np.zeros(2, np.int32)})
    inside = PART.members(1)
    margin = PART.rows[inside].astype(float) @ w.T
    chance = 1 / (1 + np.exp(-margin))
    chance[:, 1] = 0.1 + 0.8 * chance[:, 1]
    y = PART.label[inside, None]
    nats = PART.weight[inside, None] * (y * np.log(chance) + (1 - y) * np.log(1 - chance))
    assert found["sums"] == pytest.approx(nats.sum(axis=0), rel=1e-9)
    assert found["products"] == pytest.approx((nats.T @ nats).ravel(), rel=1e-9)


def test_margins_are_those_of_the_set_in_order():
    w = RNG.standard_normal((2, D))
    all_of_them, some = sums.margins(PART, asked(w, [0, 0], [0, 1]))
    assert all_of_them == pytest.approx(PART.rows.astype(float) @ w[0])
    assert some == pytest.approx((PART.rows.astype(float) @ w[1])[PART.members(1)])


def test_no_margin_overflows():
    far = Part(0, np.array([[1e4], [-1e4]], np.float32), np.ones(2), np.ones(2), np.ones(2, np.uint64))
    found = sums.losses(far, asked([1.0], 0.0, 0))
    assert found["value"][0] == pytest.approx(1e4)
    assert found["gradient"][0] == pytest.approx(1e4)

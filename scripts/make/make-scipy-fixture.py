"""Makes test/fixtures/scipy/fit.json: what NumPy, SciPy and scikit-learn say where src/core says something too.

    python3 -m venv .venv && .venv/bin/pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
    .venv/bin/python scripts/make/make-scipy-fixture.py

The formulas are written down here a second time, from their definitions and without a look at src/core, so that the
tests have a referee. Inputs are multiples of 1/64, exact in float32. Every array is row-major.
"""

import json
from pathlib import Path

import numpy as np
from scipy.optimize import check_grad, minimize
from scipy.special import expit, log_expit
from scipy.stats import binomtest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

OUT = Path(__file__).resolve().parents[2] / "test" / "fixtures" / "scipy" / "fit.json"
PAIRS, FEATURES, RIDGE, PRIOR_RIDGE = 90, 12, 2.0, 1.0


def grid(x: np.ndarray) -> np.ndarray:
    return np.round(x * 64) / 64


def objective(theta, rows, label, weight, precision):
    """L and its gradient."""
    margin = rows @ theta
    loss = -np.sum(weight * (label * log_expit(margin) + (1 - label) * log_expit(-margin)))
    slope = weight * (expit(margin) - label)
    return loss + 0.5 * np.sum(precision * theta**2), rows.T @ slope + precision * theta


def hessian(theta, rows, label, weight, precision):
    p = expit(rows @ theta)
    return (rows * (weight * p * (1 - p))[:, None]).T @ rows + np.diag(precision)


def fit(*problem):
    """The minimum, by a Newton method: not the one that src/core uses."""
    start = np.zeros(problem[0].shape[1])
    theta = minimize(objective, start, problem, "trust-exact", jac=True, hess=hessian).x
    theta = theta - np.linalg.solve(hessian(theta, *problem), objective(theta, *problem)[1])
    assert np.abs(objective(theta, *problem)[1]).max() < 1e-11
    return theta


def sklearn_fit(rows, label, weight):
    """The same minimum by scikit-learn: a soft label y is a first choice of weight y and a second of 1 - y."""
    model = LogisticRegression(C=1 / RIDGE, fit_intercept=False, tol=1e-12, max_iter=10_000)
    twice = np.vstack([rows, rows])
    target = np.repeat([1, 0], len(rows))
    parts = np.concatenate([weight * label, weight * (1 - label)])
    return model.fit(twice[parts > 0], target[parts > 0], sample_weight=parts[parts > 0]).coef_[0]


def calibration_error(margin, label):
    """Ten equal bins of the confidence in [1/2, 1]; ties left out."""
    confidence, right = expit(np.abs(margin)), (margin > 0) == (label > 0.5)
    strict = label != 0.5
    confidence, right = confidence[strict], right[strict]
    bins = np.clip(np.digitize(confidence, np.linspace(0.5, 1, 11)) - 1, 0, 9)
    parts = [bins == b for b in range(10) if np.any(bins == b)]
    return sum(part.mean() * abs(right[part].mean() - confidence[part].mean()) for part in parts)


def main() -> None:
    rng = np.random.default_rng(20240521)
    rows = grid(rng.standard_normal((PAIRS, FEATURES)))
    taste = rng.standard_normal(FEATURES)
    label = (rng.random(PAIRS) < expit(rows @ taste)).astype(float)
    label[::9] = 0.5
    weight = rng.choice([1.0, 1.0, 2.0, 0.5], PAIRS)
    ridge = np.full(FEATURES, RIDGE)
    plain = (rows, label, weight, ridge)
    theta = fit(*plain)

    probe = grid(rng.standard_normal(FEATURES))
    loss, gradient = objective(probe, *plain)
    error = check_grad(lambda t: objective(t, *plain)[0], lambda t: objective(t, *plain)[1], probe)
    assert error < 1e-4, error

    # w = u + V alpha with u ~ N(0, 1/ridge), alpha ~ N(0, 1/PRIOR_RIDGE): the prior of w by its covariance.
    # Some features are given a tenth of the ridge.
    uneven = np.where(np.arange(FEATURES) < 9, RIDGE, RIDGE / 10)
    priors = grid(np.stack([taste + rng.standard_normal(FEATURES), rng.standard_normal(FEATURES)]))
    prior_precision = np.linalg.inv(np.diag(1 / uneven) + priors.T @ priors / PRIOR_RIDGE)
    columns = np.hstack([rows, rows @ priors.T])
    joint = fit(columns, label, weight, np.concatenate([uneven, np.full(2, PRIOR_RIDGE)]))
    w = joint[:FEATURES] + priors.T @ joint[FEATURES:]
    # The same w without any columns: the prior enters as a full precision matrix.
    p = expit(rows @ w)
    assert np.abs(rows.T @ (weight * (p - label)) + prior_precision @ w).max() < 1e-6
    posterior = (rows * (weight * p * (1 - p))[:, None]).T @ rows + prior_precision
    probes = grid(rng.standard_normal((3, FEATURES)))

    margin = rows @ theta
    strict = label != 0.5
    intervals = [(0, 10), (7, 10), (10, 10), (60, 100), (1520, 2339)]
    fixture = {
        "pairs": PAIRS,
        "features": FEATURES,
        "ridge": RIDGE,
        "rows": rows.ravel(),
        "label": label,
        "weight": weight,
        "probe": {"theta": probe, "loss": loss, "gradient": gradient},
        "fit": {"theta": theta, "loss": objective(theta, *plain)[0], "sklearn": sklearn_fit(rows, label, weight)},
        "prior": {
            "ridge": uneven,
            "priorRidge": PRIOR_RIDGE,
            "vectors": priors,
            "alpha": joint[FEATURES:],
            "weights": w,
            "precision": prior_precision.ravel(),
            "probes": probes,
            "deviations": np.sqrt(np.einsum("id,de,ie->i", probes, np.linalg.inv(posterior), probes)),
        },
        "metrics": {
            "accuracy": float(((margin > 0) == (label > 0.5))[strict].mean()),
            "strictLogLoss": log_loss(label[strict], expit(margin[strict])),
            "calibrationError": calibration_error(margin, label),
            "wilson": [[k, n, *binomtest(k, n).proportion_ci(0.9, "wilson")] for k, n in intervals],
        },
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(fixture, default=lambda x: x.tolist()) + "\n")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()

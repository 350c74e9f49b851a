"""Makes test/fixtures/scipy/report.json: what SciPy and statsmodels say of the tests and intervals of a report.

    python3 -m venv .venv && .venv/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0
    .venv/bin/python scripts/make/make-report-fixture.py

The referee of src/core/evaluation/paired-test.ts and src/core/evaluation/mean-by-query.ts.
"""

import json
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy.stats import binomtest, permutation_test, t
from statsmodels.stats.contingency_tables import mcnemar

OUT = Path(__file__).resolve().parents[2] / "test" / "fixtures" / "scipy" / "report.json"


def main() -> None:
    rng = np.random.default_rng(20261124)
    # One pair a query: McNemar.
    ours, theirs = rng.random(60) < 0.75, rng.random(60) < 0.6
    table = [[np.sum(ours & theirs), np.sum(ours & ~theirs)], [np.sum(~ours & theirs), np.sum(~ours & ~theirs)]]
    # Queries of several pairs: signs turned together, all 2^12 of them.
    flips = [rng.choice([-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5], 12) for _ in range(4)]
    # statistic(x) of the signed sums; one sample is flipped by pairing it with its negative.
    exact = [
        permutation_test((d / 2, -d / 2), lambda a, b: np.sum(a - b), permutation_type="samples", n_resamples=np.inf, vectorized=False).pvalue
        for d in flips
    ]
    values, group = rng.random(80) + np.repeat(rng.random(16), 5), np.repeat(np.arange(16), 5)
    fit = sm.OLS(values, np.ones(80)).fit(cov_type="cluster", cov_kwds={"groups": group}, use_t=True)
    signs = [(17, 20), (70, 100), (52, 100), (1100, 2000), (2600, 5000)]
    fixture = {
        "mcnemar": {
            "ours": ours.astype(int),
            "theirs": theirs.astype(int),
            "p": mcnemar(np.array(table), exact=True).pvalue,
        },
        "flips": [{"differences": d, "p": p} for d, p in zip(flips, exact)],
        "signs": [[k, n, binomtest(k, n).pvalue] for k, n in signs],
        "cluster": {"values": values, "group": group, "variance": fit.cov_params()[0, 0], "interval": fit.conf_int(0.1)[0]},
        "t90": [[v, t.ppf(0.95, v)] for v in (3, 5, 10, 30, 1000)],
    }
    OUT.write_text(json.dumps(fixture, default=lambda x: x.tolist()) + "\n")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()

import json
import os
import subprocess

import numpy as np
import pytest

from rewardlens_spark import RewardLensError, score, train

from .conftest import ROOT, by_id, cli
from .made_choices import make
from .saved import weights_of

PAIRS, QUERIES = (20_000, 13_000) if os.environ.get("REWARDLENS_SCALE") == "all" else (600, 400)

ROWS = [
    {"id": 1, "prompt": "Who owns Antarctica?", "response": "Nobody: a treaty of 1959 suspends all claims."},
    {"id": 2, "prompt": "How long does rice cook?", "response": "White rice takes 15 to 18 minutes."},
]


def card_of(folder) -> dict:
    return json.loads((folder / "card.json").read_text("utf8"))


def run_cli(*arguments: str) -> str:
    command = [os.environ["REWARDLENS_NODE"], os.environ["REWARDLENS_CLI"], *arguments]
    environment = {**os.environ, "REWARDLENS_CACHE": "off"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


@pytest.fixture(scope="module")
def made(folder, tmp_path_factory):
    facts = json.loads((folder / "rewardlens.json").read_text("utf8"))
    return make(tmp_path_factory.mktemp("made"), PAIRS, facts, QUERIES)


@pytest.fixture(scope="module")
def trained(spark, archive, made, tmp_path_factory):
    out = tmp_path_factory.mktemp("models") / "mine"
    features = spark.read.parquet(str(made.features))
    return train(spark.read.json(str(made.pairs)), out, "query", features=features, archive=archive)


@pytest.fixture(scope="module")
def referee(made):
    script = ROOT / "test" / "support" / "training-referee.ts"
    command = [os.environ["REWARDLENS_NODE"], str(script), str(made.pairs), str(made.features)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_weights_are_those_of_core_for_the_same_candidates(trained, referee):
    assert np.abs(weights_of(trained.folder) - np.array(referee["weights"])).max() < 1e-6
    if PAIRS == 600:
        assert 0.1 in referee["noises"], "these choices were made so that label noise has a share"


def test_held_out_figures_are_those_of_core(trained, referee):
    card = card_of(trained.folder)
    assert card["heldOutAccuracy"] == referee["heldOutAccuracy"]
    assert card["lengthBaseline"] == referee["lengthBaseline"]
    assert (card["pairs"], card["queries"]) == (PAIRS, referee["queries"])
    report = json.loads((trained.folder / "report.json").read_text("utf8"))
    assert np.abs(np.array(report["heldOut"]) - np.array(referee["heldOut"])).max() < 1e-4


def test_the_card_has_what_the_command_line_writes(trained, made, tmp_path):
    run_cli("train", str(made.pairs), "--features", str(made.features), "--out", str(tmp_path / "cli"))
    ours, theirs = card_of(trained.folder), card_of(tmp_path / "cli")
    assert ours.keys() == theirs.keys()
    assert ours["report"].keys() == theirs["report"].keys()
    for name in ("encoder", "dimension", "pairs", "queries", "lengthBaseline"):
        assert ours[name] == theirs[name]
    assert ours["heldOutAccuracy"] == pytest.approx(theirs["heldOutAccuracy"], abs=0.01)
    assert ours["report"]["surfaceBaseline"]["value"] == pytest.approx(
        theirs["report"]["surfaceBaseline"]["value"], abs=0.01
    )
    assert ours["priors"][0]["name"] == theirs["priors"][0]["name"] == "general"
    w, v = weights_of(trained.folder), weights_of(tmp_path / "cli")
    assert w @ v / np.linalg.norm(w) / np.linalg.norm(v) > 0.999


def test_the_model_scores_on_the_command_line_and_on_spark(spark, archive, trained, tmp_path):
    expected = by_id(cli(ROWS, tmp_path, "--model", str(trained.folder)))
    scored = score(spark.createDataFrame(ROWS), trained, archive=archive).collect()
    assert by_id(row.asDict() for row in scored) == expected


def test_partitions_order_and_labels_change_no_bit(spark, archive, made, trained, tmp_path):
    rows = [json.loads(line) for line in made.pairs.read_text("utf8").splitlines()]
    turned = [
        {"q": row["query"], "a": row["rejected"], "b": row["chosen"], "best": "b"}
        if i % 2
        else {"q": row["query"], "a": row["chosen"], "b": row["rejected"], "best": "a"}
        for i, row in enumerate(reversed(rows))
    ]
    df = spark.createDataFrame([*turned, turned[0]]).repartition(5)
    features = spark.read.parquet(str(made.features)).repartition(3)
    with pytest.warns(UserWarning, match="1 pair occurs more than once"):
        again = train(df, tmp_path / "again", "q", "a", "b", label="best", features=features, archive=archive)
    assert (weights_of(again.folder) == weights_of(trained.folder)).all()
    assert card_of(again.folder)["data"] == card_of(trained.folder)["data"]


def test_few_choices_make_the_bits_of_the_command_line(spark, archive, tmp_path):
    """With the encoder, and without a file of features."""
    words = ["good", "long", "kind", "terse", "warm", "odd", "plain", "loud"]
    rows = [
        {
            "query": f"What is {word} about {word}ness?",
            "chosen": f"It is {word}.",
            "rejected": f"Nobody knows what {word} means here!",
        }
        for word in words
    ]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    run_cli("train", str(tmp_path / "pairs.jsonl"), "--out", str(tmp_path / "cli"))
    ours = train(spark.createDataFrame(rows), tmp_path / "spark", "query", archive=archive)
    assert (weights_of(ours.folder) == weights_of(tmp_path / "cli")).all()
    ours_card, theirs = card_of(ours.folder), card_of(tmp_path / "cli")
    for name in ("id", "created", "data", "description"):
        ours_card.pop(name), theirs.pop(name)
    assert ours_card == theirs


SOME = [{"query": f"Q{i}?", "a": f"yes {i}", "b": f"no {i}", "best": "a", "n": 1} for i in range(8)]


@pytest.mark.parametrize(
    ("changed", "options", "sentence"),
    [
        ({}, {"query": "prompt"}, 'no column "prompt". The columns are "a", "b", "best", "n", "query"'),
        ({"best": "c"}, {}, 'has "c", which is neither "a" nor "b" nor "tie"'),
        ({}, {"weight": "best"}, 'Column "best" is string, not a number'),
        ({"n": -1}, {"weight": "n"}, "no row has a query and two different responses"),
        ({"n": float("nan")}, {"weight": "n"}, "no row has a query and two different responses"),
        ({"n": float("inf")}, {"weight": "n"}, "no row has a query and two different responses"),
        ({"a": ""}, {}, "no row has a query and two different responses"),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_what_is_wrong_with_the_rows_is_a_sentence(spark, archive, tmp_path, changed, options, sentence):
    df = spark.createDataFrame([{**row, **changed} for row in SOME])
    named = {"query": "query", "label": "best", **options}
    with pytest.raises(RewardLensError) as error:
        train(df, tmp_path / "model", chosen="a", rejected="b", archive=archive, **named)
    assert sentence in str(error.value)
    assert not (tmp_path / "model").exists()


def test_what_cannot_be_fitted_is_a_sentence(spark, archive, tmp_path, folder):
    """Also a general model of another encoder: each before anything is encoded."""
    shape = {"chosen": "a", "rejected": "b", "label": "best", "archive": archive}
    ties = spark.createDataFrame([{**row, "best": "tie"} for row in SOME])
    with pytest.raises(RewardLensError, match="All 8 choices are ties"):
        train(ties, tmp_path / "model", "query", **shape)
    few = spark.createDataFrame(SOME[:3])
    with pytest.raises(RewardLensError, match="needs 4 choices that are not ties; you have 3"):
        train(few, tmp_path / "model", "query", **shape)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    for file in ("card.json", "head.safetensors"):
        (foreign / file).write_bytes((folder / "media" / "starters" / "general" / file).read_bytes())
    card = card_of(foreign)
    (foreign / "card.json").write_text(json.dumps({**card, "encoder": "0123456789abcdef"}), "utf8")
    with pytest.raises(RewardLensError, match="was trained for encoder 0123456789abcdef"):
        train(spark.createDataFrame(SOME), tmp_path / "model", "query", general=str(foreign), **shape)
    assert not (tmp_path / "model").exists()

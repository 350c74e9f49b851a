import json
import os
import shutil
import subprocess
import sys
import tarfile

import pytest
from pyspark.errors import PythonException

from rewardlens_spark import RewardLensError, score
from rewardlens_spark.__main__ import main
from rewardlens_spark.errors import said_by_node
from rewardlens_spark.facts import FACTS, this_platform


def copied(folder, tmp_path, **changes):
    """The facts of an archive with some changed, as an unpacked one."""
    target = tmp_path / "archive"
    target.mkdir()
    facts = json.loads((folder / FACTS).read_text())
    (target / FACTS).write_text(json.dumps({**facts, **changes}))
    return target


@pytest.mark.parametrize(
    ("query", "response", "sentence"),
    [
        ("question", "response", 'There is no column "question". The columns are "id", "prompt", "response".'),
        ("prompt", "id", 'Column "id" is bigint, not string. Make it a text, or name another column.'),
    ],
)
def test_a_column_that_is_not_there_or_not_a_text(df, archive, query, response, sentence):
    with pytest.raises(RewardLensError) as error:
        score(df, query=query, response=response, archive=archive)
    assert str(error.value) == sentence


def test_a_column_that_is_there_twice(df, archive):
    twice = df.select("prompt", "response", "response")
    with pytest.raises(RewardLensError, match=r'There are 2 columns "response"\. Rename one of them\.'):
        score(twice, archive=archive)


def test_no_archive(df, monkeypatch):
    monkeypatch.delenv("REWARDLENS_ARCHIVE")
    with pytest.raises(RewardLensError, match=r"There is no archive of Reward Lens.*npm run package:spark"):
        score(df)


def test_an_archive_that_is_not_there_or_is_something_else(df, tmp_path):
    with pytest.raises(RewardLensError, match=r"There is no archive .*absent\.tar\.gz"):
        score(df, archive=tmp_path / "absent.tar.gz")
    (tmp_path / "text.tar.gz").write_text("text")
    with pytest.raises(RewardLensError, match=r"text\.tar\.gz cannot be read"):
        score(df, archive=tmp_path / "text.tar.gz")
    with tarfile.open(tmp_path / "other.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "text.tar.gz", "text.tar.gz")
    with pytest.raises(
        RewardLensError, match=f"other.tar.gz is not an archive of Reward Lens: it does not begin with {FACTS}"
    ):
        score(df, archive=tmp_path / "other.tar.gz")
    with pytest.raises(RewardLensError, match="is not an archive of Reward Lens"):
        score(df, archive=tmp_path)


def test_an_archive_for_another_platform(df, folder, tmp_path):
    other = copied(folder, tmp_path, platform="linux-riscv64")
    with pytest.raises(PythonException) as error:
        score(df, archive=other).collect()
    assert said_by_node(str(error.value)) == (
        f"The archive is for linux-riscv64, and this node is {this_platform()}. "
        f"Make one with `npm run package:spark -- --target {this_platform()}`."
    )


def test_an_archive_of_another_version(df, folder, tmp_path):
    other = copied(folder, tmp_path, version="9.9.9")
    with pytest.raises(RewardLensError, match=r"The archive is of Reward Lens 9\.9\.9, and rewardlens-spark is "):
        score(df, archive=other)


def test_an_archive_that_is_not_on_the_node(df, folder, tmp_path):
    gone = copied(folder, tmp_path)
    scored = score(df, archive=gone)
    shutil.rmtree(gone)
    with pytest.raises(PythonException) as error:
        scored.collect()
    assert said_by_node(str(error.value)).startswith("The archive of Reward Lens is not on this node")


def test_a_model_that_is_not_there_or_of_another_encoder(df, archive, folder, tmp_path):
    with pytest.raises(RewardLensError, match=r"There is no model nothing: .* built-in ones are general, "):
        score(df, "nothing", archive=archive)
    model = tmp_path / "model"
    shutil.copytree(folder / "media" / "starters" / "general", model)
    card = json.loads((model / "card.json").read_text())
    (model / "card.json").write_text(json.dumps({**card, "encoder": "0123456789abcdef"}))
    with pytest.raises(
        RewardLensError, match="Model general was trained for encoder 0123456789abcdef, and the archive has"
    ):
        score(df, model, archive=archive)
    (model / "head.safetensors").unlink()
    with pytest.raises(RewardLensError, match=r"cannot be read.*Train it again, or restore its files"):
        score(df, model, archive=archive)


def test_a_model_in_a_folder_scores_as_by_its_name(df, archive, folder, expected):
    scored = score(df.where("id < 5"), folder / "media" / "starters" / "general", archive=archive).collect()
    assert {row["id"]: row["reward"] for row in scored} == {i: expected[i]["reward"] for i in range(5)}


def test_no_java(monkeypatch, capsys):
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    assert main(["score", "in", "out"]) == 1
    assert capsys.readouterr().err.startswith(
        "error: There is no Java at JAVA_HOME, /nowhere. Spark needs Java 17 or newer"
    )


@pytest.mark.parametrize(("said", "old"), [("1.8.0_402", "8"), ("11.0.22", "11")])
def test_an_old_java(monkeypatch, capsys, tmp_path, said, old):
    (tmp_path / "bin").mkdir()
    java = tmp_path / "bin" / "java"
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{said}\" 2024-01-16' >&2\n")
    java.chmod(0o755)
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert main(["score", "in", "out"]) == 1
    assert capsys.readouterr().err.startswith(f"error: Java at JAVA_HOME, {tmp_path} is version {old}. Spark needs")


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("sys.version_info = (3, 9)", "Python 3.10 or newer is needed, and "),
        ("sys.modules['pyarrow'] = None", " has no pyarrow, which PySpark needs"),
    ],
)
def test_a_python_that_cannot_be_used(before, sentence):
    command = [sys.executable, "-c", f"import sys; {before}; import rewardlens_spark"]
    said = subprocess.run(command, capture_output=True, text=True, env={**os.environ}).stderr
    assert sentence in said.splitlines()[-1]

"""The process of a Python worker, without Spark."""

import os
import subprocess
import sys
import textwrap
from dataclasses import replace

import pyarrow as pa
import pytest

from rewardlens_spark import RewardLensError
from rewardlens_spark.batches import BYTES
from rewardlens_spark.messages import Conversation, Message
from rewardlens_spark.running import worker_for
from rewardlens_spark.worker import ROWS, Worker, WorkerOptions

from . import processes


def batch(*responses):
    return pa.RecordBatch.from_pydict(
        {"key": list(range(len(responses))), "query": ["Why?"] * len(responses), "response": list(responses)}
    )


@pytest.fixture
def options(folder):
    return WorkerOptions(folder, ("score", "--model", "general"))


def test_a_process_answers_batch_for_batch_and_is_kept(options):
    worker = worker_for(options)
    try:
        assert (
            worker.facts["rewardlens.platform"] == f"{sys.platform}-x64"
            or "arm64" in worker.facts["rewardlens.platform"]
        )
        long = batch(*(f"Because of number {i % 7}." for i in range(ROWS + 30)))
        answers = list(worker.answers([batch("Because."), batch(), long]))
        assert [asked.num_rows for asked, _ in answers] == [1, ROWS, 30]
        rewards = [answer.column("reward").to_pylist() for _, answer in answers]
        assert rewards[1][:7] == rewards[1][7:14] and None not in rewards[1]
        assert worker_for(options) is worker
    finally:
        worker.close()
    assert not processes.is_alive(worker.pid)
    assert worker_for(options) is not worker
    worker_for(options).close()


def test_a_batch_of_long_texts_is_asked_in_parts(options):
    worker = Worker(options)
    try:
        blank = " " * (1 << 20)
        answers = list(worker.answers([batch(*[blank] * 40, "Because.")]))
        assert max(asked.nbytes for asked, _ in answers) <= BYTES
        assert [key for asked, _ in answers for key in asked.column("key").to_pylist()] == list(range(41))
        rewards = [reward for _, answer in answers for reward in answer.column("reward").to_pylist()]
        assert rewards[:40] == [None] * 40 and rewards[40] is not None
        # One text may be longer than that.
        [(asked, answer)] = worker.answers([batch(" " * (BYTES + 1))])
        assert asked.num_rows == answer.num_rows == 1
    finally:
        worker.close()


def test_what_the_process_says_is_the_error(folder):
    with pytest.raises(RewardLensError, match="There is no model nothing"):
        Worker(WorkerOptions(folder, ("score", "--model", "nothing")))


def test_a_process_that_ends_in_the_middle_is_an_error_and_takes_its_encoders_along(options):
    worker = Worker(options)
    answers = worker.answers([batch("Because."), batch("Because of it."), batch("No."), batch("Yes."), batch("So.")])
    next(answers)
    [encoder] = processes.encoders(worker.pid)
    processes.kill(encoder)
    with pytest.raises(RewardLensError, match="encoder process ended"):
        list(answers)
        list(worker.answers([batch("Another one.")]))
    assert worker.closed and not processes.is_alive(worker.pid)


def test_a_process_that_hangs_is_ended_when_its_time_is_over(folder):
    worker = Worker(WorkerOptions(folder, ("score", "--model", "general")))
    list(worker.answers([batch("Because.")]))
    worker.options = replace(worker.options, patience=2)
    encoders = processes.encoders(worker.pid)
    processes.stop(worker.pid)
    with pytest.raises(RewardLensError, match=r"did not answer within 4 s and was ended"):
        list(worker.answers([batch("Because of it.")]))
    assert not processes.is_alive(worker.pid)
    processes.wait_for_end(encoders)


def test_a_conversation_that_hangs_is_ended_when_its_time_is_over(folder):
    with Conversation(folder, ("pairs",)) as talk:
        pid = talk.pid  # a process that has just started may have no command line yet
        processes.stop(pid)
        with pytest.raises(RewardLensError, match=r"did not answer within 2 s and was ended"):
            talk.ask(Message("pairs", [("Why?", "Because.", "No.", False, None)]), 2)
    assert not processes.is_alive(pid)


def test_a_stopped_iteration_ends_the_process_because_answers_are_left(options):
    worker = Worker(options)
    answers = worker.answers([batch(f"Because of {i}.") for i in range(6)])
    next(answers)
    answers.close()
    assert worker.closed and not processes.is_alive(worker.pid)


def test_a_process_ends_when_the_one_that_started_it_is_killed(folder):
    script = textwrap.dedent(f"""
        import sys
        from rewardlens_spark.worker import *
        worker = Worker(WorkerOptions(Path({str(folder)!r}), ("score", "--model", "general")))
        rows = pa.RecordBatch.from_pydict({{"query": ["Why?"], "response": ["Because."]}})
        list(worker.answers([rows]))
        print(worker.pid, flush=True)
        sys.stdin.read()
    """)
    python = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    pid = int(python.stdout.readline())
    below = [pid, *processes.encoders(pid)]
    assert len(below) == 2
    os.kill(python.pid, 9)
    python.wait()
    python.stdout.close()
    python.stdin.close()
    processes.wait_for_end(below)

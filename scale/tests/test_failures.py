import threading

import pytest

from rewardlens_spark import score

from . import processes
from .conftest import by_id

PARTITIONS = 20
"""Small ones, so that a failure is in the middle of the job."""


class Running:
    """A job that runs while the test does something to it."""

    def __init__(self, df, archive, patience):
        self._rows, self._error = None, None

        def collect():
            try:
                self._rows = score(df, archive=archive, partitions=PARTITIONS, patience=patience).collect()
            except Exception as error:
                self._error = error

        self._thread = threading.Thread(target=collect)
        self._thread.start()

    def rows(self):
        self._thread.join()
        if self._error is not None:
            raise self._error
        return by_id(self._rows)

    @property
    def runs(self):
        return self._thread.is_alive()


@pytest.fixture
def running(spark, df, archive):
    """Starts a job, and gives it when its encoders are at work."""

    def start(patience=60):
        before = processes.workers() + processes.encoders()
        for pid in before:
            processes.kill(pid)  # of the test before, kept for the next job: this one starts its own
        processes.wait_for_end(before)
        job = Running(df, archive, patience)
        processes.wait_for(lambda: not job.runs or len(processes.encoders()) >= 2)
        assert job.runs
        return job

    return start


def test_an_executor_that_is_killed_costs_no_row(running, expected):
    job = running()
    executors = processes.pids("CoarseGrainedExecutorBackend")
    below = processes.workers(executors[0]) + processes.encoders(executors[0])
    assert below
    processes.kill(executors[0])
    assert job.runs
    assert job.rows() == expected
    # What it had started ends with it.
    processes.wait_for_end(below)


def test_an_encoder_that_is_killed_costs_no_row(running, expected):
    job = running()
    for pid in processes.encoders():
        processes.kill(pid)
    assert job.runs
    assert job.rows() == expected


def test_an_encoder_that_hangs_is_ended_and_costs_no_row(running, expected):
    job = running(patience=8)
    hanging = processes.encoders()
    for pid in hanging:
        processes.stop(pid)
    assert job.runs
    assert job.rows() == expected
    processes.wait_for_end(hanging)


def test_a_scoring_process_that_hangs_is_ended_and_costs_no_row(running, expected):
    job = running(patience=8)
    [hanging, *_] = processes.workers()
    processes.stop(hanging)
    assert job.runs
    assert job.rows() == expected
    processes.wait_for_end([hanging])

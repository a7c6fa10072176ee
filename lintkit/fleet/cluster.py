"""Where the work is done: a Dask scheduler that is named, or a cluster on this machine."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

from distributed import Client, LocalCluster

from lintkit.engine.spread import interrupts_held
from lintkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 10  # seconds to wait for a scheduler


@contextmanager
def connected(scheduler: str | None, workers: int | None) -> Iterator[Client]:
    """A client of a cluster; one that was started for it ends with it.

    Args:
        scheduler: address of a scheduler; None: a cluster of worker processes on this machine,
            which listens on the loopback interface only.
        workers: how many processes that has; None: one for each processor.

    Raises:
        UsageError: the scheduler cannot be reached.
    """
    _silence()
    if scheduler is None:
        with _local(workers) as cluster, Client(cluster) as client:
            yield client
        return
    with _client_of(scheduler) as client:
        yield client


def _silence() -> None:
    """What happens to workers is told by what becomes of their repositories."""
    # Dask's configuration gives some of its loggers a level of their own.
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _client_of(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        reason = str(error)
    # A client that did not come about closes itself when it is collected, and for that waits for
    # locks: better here, where nobody holds any, than in the middle of making the next one.
    gc.collect()
    raise UsageError(f"{scheduler}: no Dask scheduler answers there ({reason}).")


@contextmanager
def _local(workers: int | None) -> Iterator[LocalCluster]:
    if sys.platform != "win32":
        # Were it the cluster that starts this, its thread would no longer hold interrupts back.
        resource_tracker.ensure_running()
    with interrupts_held():  # by all that the cluster starts, for as long as it lasts
        cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
    with cluster:
        try:
            yield cluster
        except BaseException:
            _kill_workers(cluster)  # which would finish first what they have begun
            raise


def _kill_workers(cluster: LocalCluster) -> None:
    for nanny in cluster.workers.values():
        nanny.auto_restart = False
        if nanny.pid is not None:
            os.kill(nanny.pid, signal.SIGTERM)

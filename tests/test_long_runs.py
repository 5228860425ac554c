"""What a long run owes its user: word of how far it is, a clean stop, bounded memory."""

import os
import signal
import subprocess
import sys
import tracemalloc

import numpy as np
import pytest

import backsliding as bs

pytestmark = pytest.mark.slow

#: Arrays of the states' size that asking a population may hold at once, its own included.
ARRAYS = 18
#: States in the large population, and gigabytes that it may take with Python and NumPy.
MANY, GIGABYTES = 10_000_000, 1.6

COMMANDS = {
    "audit": ["audit", "--part", "V"],
    "world": ["world", "states.csv", "--k", "1", "--D", "0.2"],
}


def environment():
    return os.environ | {"PYTHONPATH": os.path.dirname(os.path.dirname(bs.__file__))}


def interruptible():
    """Undo what a shell does to the programs it starts in the background: they miss interrupts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_stopped_says_so_on_one_line_and_leaves_nothing(name, tmp_path):
    # The file is a pipe: the command starts to read and waits, so it is stopped half-way.
    os.mkfifo(tmp_path / "states.csv")
    command = [sys.executable, "-m", "backsliding", *COMMANDS[name]]
    run = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=interruptible,
    )
    if name == "world":
        with open(tmp_path / "states.csv", "w") as pipe:  # opens once the command reads
            pipe.write("name,S\n")
            pipe.flush()
            run.send_signal(signal.SIGINT)  # before the file ends, or just as reading begins
    else:
        assert run.stderr.read(1) in (b".", b"\r")  # the first claim is checked
        run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=120)
    assert run.returncode == 130
    assert out == b""
    assert err.decode().lstrip(".").strip() == "Stopped. Nothing was written."
    assert [path.name for path in tmp_path.iterdir()] == ["states.csv"]


def test_asking_a_population_takes_few_arrays_of_its_size():
    states = 200_000
    lam = np.geomspace(0.1, 10.0, states)
    tracemalloc.start()
    pop = bs.Population(lam)
    pop.sweep(np.linspace(0, 5, 100), 0.2)
    pop.best_norm(0.2)
    assert np.isfinite(pop.respond(bs.Norm(1.0, 0.2)).net)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most / (8 * states) < ARRAYS


def test_ten_million_states_are_asked_in_bounded_memory():
    code = (
        "import numpy as np, resource, backsliding as bs\n"
        f"pop = bs.Population(np.geomspace(0.1, 10.0, {MANY}))\n"
        "pop.best_norm(0.2), pop.respond(bs.Norm(1.0, 0.2)).net\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    kilobytes = int(run.stdout) / (1024 if sys.platform == "darwin" else 1)
    assert kilobytes / 1024**2 < GIGABYTES

"""The commands for a shell: ``backsliding audit`` and ``backsliding world``."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from io import TextIOWrapper

from . import __version__

#: Each command's module: a line of ``HELP``, ``configure(parser)`` and ``run(options)``, which
#: returns the exit status; and ``STRAY``, if it has advice on words that no option takes.
COMMANDS = {"audit": "book.claims.command", "world": "book.worlds.command"}

#: What a shell expects of a command that was stopped: 128, and the signal's number.
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return its exit status."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - it is open for as long as we run
    if sys.stdout is None:
        return _fail("There is no standard output to write to.")
    parser = argparse.ArgumentParser(prog="backsliding", description=__doc__)
    parser.add_argument("--version", action="version", version=f"backsliding {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    modules = {name: import_module(f".{room}", __package__) for name, room in COMMANDS.items()}
    for name, module in modules.items():
        module.configure(commands.add_parser(name, help=module.HELP, description=module.HELP))
    options, stray = parser.parse_known_args(arguments)
    if stray:
        hint = getattr(modules[options.command], "STRAY", "")
        words = _on_one_line(" ".join(stray))
        commands.choices[options.command].error(f"unrecognized arguments: {words}{hint}")
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")  # whatever the default encoding of files is
    try:
        status = modules[options.command].run(options)
        sys.stdout.flush()
        return status
    except ValueError as error:
        commands.choices[options.command].error(_on_one_line(str(error)))
    except KeyboardInterrupt:
        return _fail("\nStopped. Nothing was written.", INTERRUPTED)
    except BrokenPipeError:  # whoever was reading has read enough
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        return _fail(f"The output could not be written: {error.strerror}")


def _fail(sentence: str, status: int = 1) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status


def _drop_output() -> None:
    """Discard what is left in the buffer, or Python reports an error when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _on_one_line(message: str) -> str:
    """Return a message that a strange file name or cell cannot break, nor colour a terminal."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message)


if __name__ == "__main__":
    sys.exit(main())

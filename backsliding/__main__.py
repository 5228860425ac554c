"""What the package does from a shell: ``python -m backsliding audit``, for one."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

#: Each command's module: a line of ``HELP``, ``configure(parser)`` and ``run(options)``, which
#: returns the exit status.
COMMANDS = {"audit": "claims.command", "world": "worlds.command"}


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m backsliding", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    modules = {name: import_module(f".{room}", __package__) for name, room in COMMANDS.items()}
    for name, module in modules.items():
        module.configure(commands.add_parser(name, help=module.HELP, description=module.HELP))
    options = parser.parse_args(arguments)
    try:
        return modules[options.command].run(options)
    except ValueError as error:
        commands.choices[options.command].error(str(error))


if __name__ == "__main__":
    sys.exit(main())

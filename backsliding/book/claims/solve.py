"""A decision procedure at work: questions come in by line, answers go out by line, both as JSON.

`procedures` runs this file as a program, with the name of the procedure. Each question comes with
the seconds it may take; after these the program ends itself, whatever it is doing.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from importlib import import_module


def z3(question: str) -> dict[str, object]:
    """Return Z3's answer and, if there is one, its counterexample."""
    import z3

    solver = z3.SolverFor("QF_NRA")
    solver.from_string(question)
    answer = str(solver.check())
    if answer != "sat":
        return {"answer": answer}
    world = {}
    model = solver.model()
    for constant in (found for found in model.decls() if found.arity() == 0):
        value = model[constant]
        if z3.is_rational_value(value):
            world[constant.name()] = str(value.as_fraction())
        else:
            coefficients = [str(c.as_fraction()) for c in value.poly()]
            world[constant.name()] = [coefficients, value.approx(20).as_decimal(30).rstrip("?")]
    return {"answer": answer, "world": world}


def cvc5(question: str) -> dict[str, object]:
    """Return the answer of cvc5, which covers space by cells and does nothing else."""
    import cvc5

    solver = cvc5.Solver(cvc5.TermManager())
    solver.setOption("nl-cov", "true")
    solver.setOption("nl-ext", "none")
    solver.setLogic("QF_NRA")
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, question, "question")
    while not (command := parser.nextCommand()).isNull():
        command.invoke(solver, parser.getSymbolManager())
    found = solver.checkSat()
    return {"answer": "sat" if found.isSat() else "unsat" if found.isUnsat() else "unknown"}


def main() -> None:
    """Answer until there are no more questions."""
    procedure = {"z3": z3, "cvc5": cvc5}[sys.argv[1]]
    import_module(sys.argv[1])  # before the first question, whose time is counted
    print("ready", flush=True)
    for line in sys.stdin:
        question, seconds = json.loads(line)
        faulthandler.dump_traceback_later(seconds, exit=True)
        answer = json.dumps(procedure(question))
        faulthandler.cancel_dump_traceback_later()
        print(answer, flush=True)


if __name__ == "__main__":
    sys.path.pop(0)  # this folder holds modules that would hide others
    main()

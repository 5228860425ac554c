"""A scene's state in the part of an address after #, which static/share.js writes and reads.

The book's links to figures in given states are written as the call that makes the scene, and
are checked by making it. So a link cannot name a trait or a value that the scene does not have.
"""

from __future__ import annotations

import ast

from .. import explorers
from . import engine
from .explorer import Explorer
from .quantities import Costs


def fragment(scene: Explorer) -> str:
    """Return the fragment of an address that restores a scene, but for the costs of many states.

    Examples
    --------
    >>> from backsliding.book.explorers import LowerNorm
    >>> fragment(LowerNorm(k=1, m=2))
    '#explorer=lower_norm&lam=0.5&k=1&D=1.2&m=2'
    """
    start = type(scene)().values()
    about = {"scene": scene.scene, "limits": scene.limits(), "start": start}
    return engine.run("toFragment", about, scene.values())


def read(call: str) -> Explorer:
    """Return the scene that a call in writing asks for, such as ``LowerNorm(k=1, m=2)``.

    Parameters
    ----------
    call : str
        A scene's name and, in brackets, numbers or ``True`` and ``False`` for its traits.

    Raises
    ------
    ValueError
        If there is no such scene or trait, or the scene refuses a value.

    Examples
    --------
    >>> read("LowerNorm(k=1, m=2)")
    LowerNorm(lam=0.5, k=1.0, D=1.2, m=2.0)
    """
    node = _parsed(call)
    if node.func.id not in explorers.__all__:
        raise ValueError(f"no scene is called {node.func.id}; there are {explorers.__all__}")
    asked = {keyword.arg: ast.literal_eval(keyword.value) for keyword in node.keywords}
    scene = getattr(explorers, node.func.id)
    carried = {n for n, trait in scene.declared().items() if not isinstance(trait, Costs)}
    if unknown := sorted(map(str, asked.keys() - carried)):
        raise ValueError(f"{node.func.id} has no {', '.join(unknown)}; got {call!r}")
    return scene(**asked)


def _parsed(call: str) -> ast.Call:
    try:
        node = ast.parse(call.strip(), mode="eval").body
    except SyntaxError:
        node = None
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.args:
        raise ValueError(f"write a scene as Name(trait=value, ...); got {call!r}")
    return node

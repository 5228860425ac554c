"""A scene's state in the part of an address after #, as static/share.js writes and reads it.

The book's links to figures in given states are written as the call that makes the scene, and
are checked by making it. So a link cannot name a trait or a value that the scene does not have.
"""

from __future__ import annotations

import ast
from typing import Any
from urllib.parse import urlencode

from .explorer import Explorer, Trait
from .quantities import Costs, Policies


def shared(scene: Explorer) -> dict[str, Any]:
    """Return the values of a scene that a link can carry: all but the costs of many states.

    Policies are left out where they are the scene's own to start with.

    Examples
    --------
    >>> from backsliding.book.explorers import LowerNorm
    >>> shared(LowerNorm(m=2))
    {'lam': 0.5, 'k': 0.6, 'D': 1.2, 'm': 2.0}
    """
    traits = sharable(type(scene))
    return {
        n: value
        for n, value in scene.values().items()
        if n in traits
        and not (isinstance(traits[n], Policies) and value == traits[n].default_value)
    }


def sharable(scene: type[Explorer]) -> dict[str, Trait]:
    """Return the traits of a kind of scene that a link can carry, by name."""
    return {n: trait for n, trait in scene.declared().items() if not isinstance(trait, Costs)}


def fragment(scene: Explorer) -> str:
    """Return the fragment of an address that restores a scene.

    Examples
    --------
    >>> from backsliding.book.explorers import LowerNorm
    >>> fragment(LowerNorm(k=1, m=2))
    '#explorer=lower_norm&lam=0.5&k=1&D=1.2&m=2'
    """
    return "#" + urlencode(
        {"explorer": scene.scene} | {n: _js(v) for n, v in shared(scene).items()}
    )


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
    from backsliding import explorers

    node = _parsed(call)
    if node.func.id not in explorers.__all__:
        raise ValueError(f"no scene is called {node.func.id}; there are {explorers.__all__}")
    asked = {keyword.arg: ast.literal_eval(keyword.value) for keyword in node.keywords}
    scene = getattr(explorers, node.func.id)
    unknown = sorted(map(str, asked.keys() - sharable(scene)))
    if unknown:
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


def _js(value: float | bool | tuple[float, ...]) -> str:
    """Return a value as JavaScript's String() writes it."""
    if isinstance(value, tuple):
        return ",".join(map(_js, value))
    return str(value).lower() if isinstance(value, bool) else repr(value).removesuffix(".0")

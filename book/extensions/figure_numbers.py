"""Number the article's five figures as the article does, and ours by Part; equations by Part too.

Sphinx would number all figures in one row, so that the article's Figure 2 might come out as
Figure 7. Here a figure named ``fig-1`` to ``fig-5`` keeps the article's number; the others are
counted within their Part, as III.1, III.2 and so on, or by the page's initial elsewhere. So are
the equations that have a label. The article numbers none.
"""

import re
from collections import Counter

ARTICLE = re.compile(r"fig-([1-5])$")
PART = re.compile(r"part-(\d)")
ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}


def prefix(page):
    """Return what the numbers of a page's own figures and equations start with."""
    name = page.rsplit("/", 1)[-1]
    part = PART.match(name)
    return ROMAN[part[1]] if part else name[0].upper()


def renumber(app, env):
    """Replace the numbers Sphinx has just given."""
    for kind in ("figure", "displaymath"):
        _renumber(env, kind)
    return []


def _renumber(env, kind):
    counted = Counter()
    # Sphinx has numbered them in reading order, which this keeps.
    found = sorted(
        (number, page, label)
        for page, kinds in env.toc_fignumbers.items()
        for label, number in kinds.get(kind, {}).items()
    )
    for _, page, label in found:
        given = ARTICLE.match(label)
        if given:
            number = (given[1],)
        else:
            counted[prefix(page)] += 1
            number = (prefix(page), counted[prefix(page)])
        env.toc_fignumbers[page][kind][label] = number


def setup(app):
    app.connect("env-get-updated", renumber, priority=900)  # after Sphinx's own numbering
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

"""The rules every chapter keeps, checked on the stored notebooks.

The build has rules of its own, and its warnings are errors: a heading that skips a level, a name
of a figure that is taken, a reference that leads nowhere.
"""

import ast
import re
from functools import cache

import nbformat
import pytest

from tools.notebooks import METADATA, ROOT, chapters, pages, table_of_contents

TAGS = {"hide-cell", "hide-input", "hide-output", "remove-input"}
MAX_LINES = 12
# What a cell may import. None of these writes a file, but for the calls named below.
COMPUTES = {"backsliding", "numpy", "sympy"}
WRITERS = {"open", "save", "savetxt", "savez", "tofile", "savefig", "write_text", "exec", "eval"}
LOGIC = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.Try,
    ast.TryStar,
)
CHAPTERS = chapters()


def named(path):
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(params=CHAPTERS, ids=named)
def chapter(request):
    return request.param


@cache
def read(path):
    return nbformat.read(path, as_version=4)


@pytest.fixture
def notebook(chapter):
    return read(chapter)


@pytest.fixture
def text(notebook):
    """The chapter's words, in Markdown."""
    return "\n\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")


@pytest.fixture
def code(notebook):
    """The chapter's code cells, each with its number among them, as nbval counts them."""
    return list(enumerate(cell for cell in notebook.cells if cell.cell_type == "code"))


def images(cell):
    """The kinds of image a cell prints."""
    kinds = {kind for output in cell.outputs for kind in output.get("data", ())}
    return {kind for kind in kinds if kind.startswith("image/")}


def test_the_table_of_contents_and_the_files_agree():
    found = {
        path.relative_to(ROOT).with_suffix("").as_posix()
        for suffix in ("*.ipynb", "*.md")
        for path in (ROOT / "book").rglob(suffix)
        if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    }
    listed = pages(table_of_contents())
    assert sorted(listed) == sorted(found)


def test_a_chapter_is_stored_from_one_full_run_in_order(code):
    counts = [cell.execution_count for _, cell in code]
    assert counts == list(range(1, len(code) + 1)), "run `make notebooks`"


def test_stored_outputs_hold_no_error_and_no_warning(code):
    for number, cell in code:
        for output in cell.outputs:
            assert output.output_type != "error", f"cell {number}: {output.evalue}"
            assert output.get("name") != "stderr", f"cell {number}: {output.text}"


def test_stored_notebooks_hold_nothing_that_churns(notebook, code):
    assert notebook.metadata == METADATA, "run `make notebooks`"
    for number, cell in code:
        assert "execution" not in cell.metadata, f"cell {number} stores when it ran"


def test_a_figure_is_drawn_as_svg(code):
    # nbval compares SVG; it never looks at pixels.
    for number, cell in code:
        assert images(cell) <= {"image/svg+xml"}, f"cell {number}"


def test_a_figure_has_alt_text_a_caption_and_a_name(code):
    for number, cell in code:
        settings = cell.metadata.get("mystnb", {})
        if not images(cell):
            assert "figure" not in settings, f"cell {number} has a caption and prints no figure"
            continue
        alt = settings.get("image", {}).get("alt", "")
        figure = settings.get("figure", {})
        assert len(alt.split()) >= 5, f"cell {number}: alt text must say what the figure shows"
        assert len(figure.get("caption", "").split()) >= 5, f"cell {number}: no caption"
        assert figure.get("name", "").startswith("fig-"), f"cell {number}: name it fig-..."


def test_tags_come_from_a_closed_list(notebook):
    used = {tag for cell in notebook.cells for tag in cell.metadata.get("tags", ())}
    assert used <= TAGS, used - TAGS


def test_no_cell_asks_not_to_be_compared(code):
    for number, cell in code:
        assert "nbval" not in cell.source.lower(), f"cell {number}"


def test_no_cell_ends_in_a_semicolon(code):
    # It hides a value from Jupyter but not from nbval, which runs cells without a history.
    for number, cell in code:
        assert not cell.source.rstrip().endswith(";"), f"cell {number}: assign the value instead"


def test_cells_are_short(code):
    for number, cell in code:
        lines = cell.source.splitlines()
        assert 1 <= len(lines) <= MAX_LINES, f"cell {number} has {len(lines)} lines"


def test_logic_stays_in_the_package(code):
    for number, cell in code:
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, LOGIC), f"cell {number}, line {node.lineno}"


def reach(source):
    """What a cell imports, and which writers it calls: it has no other way out of its kernel."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield from {name} & WRITERS


def test_a_chapter_writes_no_file_and_asks_no_other_machine(code):
    for number, cell in code:
        assert set(reach(cell.source)) <= COMPUTES, f"cell {number}"


def test_a_chapter_opens_with_its_only_title_and_a_question(notebook, text):
    assert notebook.cells[0].cell_type == "markdown"
    assert re.match(r"(\([\w-]+\)=\n)?# \S", text)  # a label may stand above
    prose = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE)
    assert len(re.findall(r"^# ", prose, flags=re.MULTILINE)) == 1
    assert "?" in text.partition("\n## ")[0], "say which question the chapter answers"


LINK_TEXT = re.compile(r"\{\w+\}`([^<`]+?)\s*<|\[([^\]]+)\]\(")
SAY_NOTHING = {"here", "this", "more", "link", "click here", "this page", "read more"}


def test_a_link_says_where_it_leads_if_it_is_read_by_itself(text):
    links = {(one or other).lower().strip() for one, other in LINK_TEXT.findall(text)}
    assert links & SAY_NOTHING == set()

"""The report of links to other sites."""

import pytest
from built_site import Quiet, serving

from tools import check_links


@pytest.fixture
def elsewhere(tmp_path):
    """Another site, with one page."""
    (tmp_path / "there.html").write_text("here I am", encoding="utf-8")
    with serving(Quiet, tmp_path) as address:
        yield address


def test_a_dead_link_is_reported_with_its_pages_and_a_live_one_is_not(elsewhere, tmp_path, capsys):
    site = tmp_path / "site"
    site.mkdir()
    page = f'<a href="{elsewhere}there.html#part">1</a> <a href="page.html">2</a>'
    (site / "one.html").write_text(page, encoding="utf-8")
    (site / "two.html").write_text(f'<a href="{elsewhere}gone">3</a>', encoding="utf-8")
    check_links.main(only_list=False, site=site)
    report = capsys.readouterr().out
    assert f"{elsewhere}gone answers 404 \n    on two.html" in report
    assert "there.html" not in report
    assert "1 of 2 addresses" in report


def test_a_site_that_does_not_answer_is_reported():
    assert check_links.trouble("http://127.0.0.1:9/").startswith("does not answer")


def test_a_site_that_is_not_built_is_no_success(tmp_path):
    with pytest.raises(SystemExit, match="run `make book`"):
        check_links.main(only_list=True, site=tmp_path / "site")

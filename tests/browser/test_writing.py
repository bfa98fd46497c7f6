"""A physician signs in and writes."""

import pytest


@pytest.fixture
def physician(open_page, logged_in):
    """The admin, with the physician signed in."""
    return open_page("/admin/", storage_state=logged_in("physician"))


def test_a_new_article_names_its_author_and_stands_in_my_posts(physician):
    posts = physician.get_by_role("region", name="My posts")
    posts.get_by_role("link", name="New article").click()
    physician.wait_for_url("**/admin/pages/add/articles/articlepage/**")
    authors = physician.locator("#panel-child-article-authors-section")
    assert "Ines Valderrama-Okoye, MD" in authors.inner_text()

    physician.get_by_role("textbox", name="Title").first.fill("Rest without guilt")
    physician.get_by_role("button", name="More actions").click()
    physician.get_by_role("button", name="Save draft").click()
    physician.wait_for_url("**/admin/pages/*/edit/**")
    assert authors.inner_text().count("Ines Valderrama-Okoye, MD") == 1

    physician.goto("/admin/")
    post = posts.get_by_role("row", name="Rest without guilt")
    assert "Draft" in post.inner_text()
    post.get_by_role("link", name="Edit: Rest without guilt").click()
    assert physician.get_by_role("textbox", name="Title").first.input_value() == "Rest without guilt"

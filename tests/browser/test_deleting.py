"""Deleting what is in use: the admin leads to what takes its place, and puts it there everywhere."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.core.pictures.picture_files import drawn, encoded

pytestmark = pytest.mark.long

# What is deleted, where it is listed, and what takes its place; None is taken out.
USED = [
    ("articles/topic", "Costs and coverage", "Living with pain"),
    ("physicians/specialty", "Neurology", "Pain medicine"),
    ("core/insuranceplan", "Sample Mutual Choice", None),
    ("core/source", "Anaphylaxis", None),
]
BIO = "Priya Raghunandan-Cole"


@pytest.fixture
def manager(open_page, logged_in):
    """The admin of the practice's manager, an administrator."""
    return open_page("/admin/", storage_state=logged_in("manager"))


def replace(manager, new):
    """Answer the step that a refused deletion leads to; take it out where `new` is None."""
    expect(manager.get_by_text("was not deleted. It")).to_be_visible()
    if new:
        manager.get_by_role("button", name=re.compile("^Choose")).click()
        manager.get_by_role("dialog").get_by_role("link", name=new, exact=True).click()
        expect(manager.get_by_role("dialog")).to_have_count(0)
    else:
        manager.get_by_label("Take it out everywhere").check()
    manager.get_by_role("button", name="Replace everywhere and delete").click()
    without_review = manager.get_by_role("button", name="Replace everywhere and delete, without a review")
    done = manager.get_by_text(re.compile(r"which was deleted\.|was taken out and deleted\."))
    expect(done.or_(without_review)).to_be_visible()
    if without_review.is_visible():
        manager.get_by_label("Reason").fill("It was withdrawn, and patients must not read it.")
        without_review.click()
    expect(done).to_be_visible()


@pytest.mark.parametrize(("kind", "old", "new"), USED)
def test_what_pages_use_is_replaced_and_deleted(manager, kind, old, new):
    manager.goto(f"/admin/snippets/{kind}/?q={old}")
    manager.get_by_role("main").get_by_role("link", name=old, exact=True).click()
    manager.goto(manager.url.replace("/edit/", "/delete/"))
    replace(manager, new)
    manager.goto(f"/admin/snippets/{kind}/?q={old}")
    expect(manager.get_by_role("main").get_by_role("link", name=old, exact=True)).to_have_count(0)


# tests/editorial/test_replacing.py asks the same of the server.
def test_a_location_and_a_picture_of_a_bio_are_replaced_and_deleted(manager, tmp_path):
    old = f"Old {uuid4().hex}"
    location = copy_of_a_location(manager, old)
    picture = upload_picture(manager, tmp_path, old)
    bio = page_number(manager, BIO)
    manager.goto(f"/admin/pages/{bio}/edit/")
    manager.get_by_role("button", name="Choose an image").first.click()
    manager.get_by_role("dialog").get_by_role("link", name=old).click()
    expect(manager.get_by_role("dialog")).to_have_count(0)
    manager.get_by_role("tab", name="Practice and training").click()
    manager.get_by_role("checkbox", name=old).check()
    manager.get_by_role("button", name="Save draft").click()
    expect(manager.get_by_text("has been updated")).to_be_visible()

    manager.goto(f"/admin/pages/{location}/delete/")
    replace(manager, "Northside clinic")
    manager.goto(f"/admin/images/{picture}/delete/")
    replace(manager, None)
    manager.goto(f"/admin/pages/{bio}/edit/")
    expect(manager.get_by_role("button", name="Choose an image").first).to_be_visible()
    manager.get_by_role("tab", name="Practice and training").click()
    expect(manager.get_by_role("checkbox", name="Northside clinic")).to_be_checked()
    expect(manager.get_by_role("checkbox", name=old)).to_have_count(0)


def page_number(manager, title):
    manager.goto(f"/admin/pages/search/?q={title}")
    manager.get_by_role("main").get_by_role("link", name=re.compile(f"^{title}")).first.click()
    return re.search(r"/pages/(\d+)/", manager.url)[1]


def copy_of_a_location(manager, title):
    manager.goto(f"/admin/pages/{page_number(manager, 'Northside clinic')}/copy/")
    manager.get_by_label("New title").fill(title)
    manager.get_by_label("New slug").fill(title.lower().replace(" ", "-"))
    manager.get_by_label("Publish copied page").check()
    manager.get_by_role("button", name="Copy this page").click()
    expect(manager.get_by_text("copied.")).to_be_visible()
    return page_number(manager, title)


def upload_picture(manager, folder, title):
    path = folder / "IMG_0001.HEIC"
    path.write_bytes(encoded(drawn(), "HEIF"))
    manager.goto("/admin/images/add/")
    manager.get_by_label("Title").fill(title)
    manager.locator("input[type=file]").set_input_files(path)
    manager.get_by_role("button", name="Upload").click()
    expect(manager.get_by_text("added.")).to_be_visible()
    manager.goto(f"/admin/images/?q={title}")
    manager.get_by_role("main").get_by_role("link", name=title).first.click()
    return re.search(r"/images/(\d+)/", manager.url)[1]

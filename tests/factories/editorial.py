"""People who write, review and publish, and the steps between them. `setup_practice` has made their roles."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from editorial.checks.findings import findings_to_tick
from tests.factories.pages import PhysicianPageFactory


def account(name, *roles, **fields):
    """Return a user in these roles, with a bio."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "password", **fields)
    user.groups.set(Group.objects.get(name=role) for role in roles)
    PhysicianPageFactory(user=user, family_name=name.title())
    return user


def submit(page, user):
    """Submit the latest version of a page for medical review, and return it."""
    page.get_workflow().start(page, user)
    return stored(page)


def submit_again(page, user):
    """Submit the latest version of a page that a reviewer sent back, and return it."""
    page.current_workflow_state.resume(user)
    return stored(page)


def act(page, user, action, **data):
    """Do what a reviewer does with a page under review, ticking off what the checks found. Returns the page."""
    task_state = page.current_workflow_task_state
    read = {"submission": task_state.pk, "digest": task_state.digest}
    if action == "approve":
        read["findings"] = findings_to_tick(task_state.revision.as_object()).keys()
    task_state.task.specific.on_action(task_state, user, action, **read, **data)
    return stored(page)


def stored(page):
    return type(page).objects.get(pk=page.pk)

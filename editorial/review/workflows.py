"""What Wagtail does when the last task of a workflow is approved. Loaded before any model, so it imports none."""


def publish_reviewed_revision(workflow_state, user=None):
    """Publish exactly the revision that was approved, though a later one may exist.

    Setting WAGTAIL_FINISH_WORKFLOW_ACTION. Who approves in a medical review needs no right to publish.
    """
    task_state = workflow_state.current_task_state.specific
    task_state.revision.publish(
        user=user, skip_permission_checks=getattr(task_state, "publishes_without_right_to_publish", False)
    )

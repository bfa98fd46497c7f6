"""The workflow of a new practice."""

from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from editorial.models.tasks import MedicalReviewTask

WORKFLOW_NAME = "Medical review"


def attach_medical_review(pages):
    """Give each of `pages`, and with it what stands below it, the medical review, unless it has a workflow already."""
    workflow = Workflow.objects.filter(workflow_tasks__task__in=MedicalReviewTask.objects.all()).first()
    if not workflow:
        workflow = Workflow.objects.create(name=WORKFLOW_NAME)
        task = MedicalReviewTask.objects.create(name=WORKFLOW_NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    for page in pages:
        WorkflowPage.objects.get_or_create(page_id=page.pk, defaults={"workflow": workflow})

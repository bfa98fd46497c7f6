from django.core.checks import Error, register

from core.database.tables import stored_models
from pagecache.tables import is_on_no_list


@register
def models_are_on_a_list(app_configs, **kwargs):
    """Each model is named as shown on public pages or as never shown: else a ready page could be an old one."""
    return [
        Error(
            f"Nothing says whether a public page shows something of {model._meta.label}.",
            hint="Add it to SHOWN or NEVER_SHOWN in pagecache/tables.py.",
            obj=model,
            id="pagecache.E001",
        )
        for model in stored_models()
        if is_on_no_list(model)
    ]

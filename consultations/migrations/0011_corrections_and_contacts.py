from django.db import migrations, models

import encryption.fields

HEARD = ("birth_date", "insurer_and_plan", "referring_clinician", "chart_number")


def fill_new_fields(apps, schema_editor):
    """Keep how the latest call went. An empty answer is encrypted like any other."""
    alias = schema_editor.connection.alias
    events = apps.get_model("consultations", "RequestEvent").objects.using(alias).filter(kind="call_logged")
    outcomes = {}
    for key, outcome in events.order_by("created_at", "pk").values_list("request", "outcome").iterator():
        outcomes[key] = outcome
    requests = apps.get_model("consultations", "ConsultationRequest").objects.using(alias)
    for consultation in requests.only("pk").iterator():
        for name in HEARD:
            setattr(consultation, name, "")
        consultation.last_outcome = outcomes.get(consultation.pk, "")
        consultation.save(update_fields=[*HEARD, "last_outcome"])


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0010_every_open_request_is_due"),
    ]

    operations = [
        migrations.AddField(
            "consultationrequest",
            "last_outcome",
            models.CharField(
                blank=True,
                choices=[
                    ("reached", "Reached"),
                    ("voicemail", "Voicemail"),
                    ("no_answer", "No answer"),
                    ("wrong_number", "Wrong number"),
                    ("email_sent", "Email sent"),
                    ("text_sent", "Text message sent"),
                    ("email_received", "Email received"),
                    ("text_received", "Text message received"),
                    ("voicemail_received", "Voicemail received"),
                    ("in_person", "In person"),
                ],
                max_length=20,
                verbose_name="last outcome",
            ),
        ),
        migrations.AddField(
            "consultationrequest",
            "birth_date",
            encryption.fields.EncryptedTextField(
                blank=True, default=encryption.fields.Ciphertext(""), verbose_name="date of birth"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "consultationrequest",
            "insurer_and_plan",
            encryption.fields.EncryptedTextField(
                blank=True, default=encryption.fields.Ciphertext(""), verbose_name="insurer and plan"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "consultationrequest",
            "referring_clinician",
            encryption.fields.EncryptedTextField(
                blank=True, default=encryption.fields.Ciphertext(""), verbose_name="referring clinician"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "consultationrequest",
            "chart_number",
            encryption.fields.EncryptedTextField(
                blank=True, default=encryption.fields.Ciphertext(""), verbose_name="chart number"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "requestevent",
            "way",
            models.CharField(
                blank=True,
                choices=[
                    ("email_sent", "Email sent"),
                    ("text_sent", "Text message sent"),
                    ("email_received", "Email received"),
                    ("text_received", "Text message received"),
                    ("voicemail_received", "Voicemail received"),
                    ("in_person", "In person"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField("requestevent", "is_unwanted", models.BooleanField(default=False)),
        migrations.AlterField(
            "requestevent",
            "kind",
            models.CharField(
                choices=[
                    ("created", "Received"),
                    ("status_changed", "Status changed"),
                    ("note_added", "Note"),
                    ("assigned", "Assigned"),
                    ("call_logged", "Call"),
                    ("contact_logged", "Contact"),
                    ("corrected", "Corrected"),
                    ("linked", "Linked as duplicate"),
                    ("quarantined", "Put in quarantine"),
                    ("released", "Released from quarantine"),
                    ("changed_by_patient", "Changed by the patient"),
                    ("withdrawn", "Canceled by the patient"),
                    ("hold_changed", "Legal hold changed"),
                    ("exported", "Exported"),
                    ("printed", "Printed"),
                    ("taken_over", "Taken over"),
                    ("look_again", "Look again"),
                    ("unreadable", "Some of it cannot be read with the current keys"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunPython(fill_new_fields, migrations.RunPython.noop),
    ]

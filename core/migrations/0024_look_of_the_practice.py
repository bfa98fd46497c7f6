import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def picture(name, help_text):
    return models.ForeignKey(
        blank=True,
        help_text=help_text,
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="+",
        to=settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=name,
    )


class Migration(migrations.Migration):
    dependencies = [("core", "0023_versions_in_the_history")]

    operations = [
        migrations.AddField(
            model_name="practicesettings",
            name="logo",
            field=picture(
                "logo",
                "Shown at the top of every page. Best is a PNG with a clear background, at least 100 pixels high. "
                "JPEG, WebP, AVIF, HEIC and GIF work too. An SVG file is not taken, because it can hold a program: "
                "save it as PNG. Public.",
            ),
        ),
        migrations.AddField(
            model_name="practicesettings",
            name="logo_for_dark",
            field=picture(
                "logo for dark backgrounds",
                "The same logo in light colors, for visitors whose device is set to dark. Without one, your logo "
                "stands on a white plate there. Public.",
            ),
        ),
        migrations.AddField(
            model_name="practicesettings",
            name="logo_has_name",
            field=models.BooleanField(
                default=False,
                help_text="Then the name is not written next to it. Screen readers and search engines still get the "
                "name.",
                verbose_name="the logo shows the name of the practice",
            ),
        ),
        migrations.AddField(
            model_name="practicesettings",
            name="icon",
            field=picture(
                "icon",
                "The small sign in the browser’s tab and on the start screen of a phone. A square picture, at least "
                "180 pixels wide, better 512. We make all sizes from it. Public.",
            ),
        ),
        migrations.AddField(
            model_name="practicesettings",
            name="hue",
            field=models.PositiveSmallIntegerField(
                blank=True,
                default=225,
                help_text="One color for links, buttons, tints and drawings. We make its light and dark tones so that "
                "all words stay easy to read. Warnings keep their own colors, so a red may look like one. Public.",
                validators=[django.core.validators.MaxValueValidator(359)],
                verbose_name="color",
            ),
        ),
        migrations.AddField(
            model_name="practicesettings",
            name="social_picture",
            field=picture(
                "picture for sharing",
                "Shown when somebody shares a page that has no picture of its own. 1200 by 630 pixels are best. "
                "Without one, it is a drawing in your color. Public.",
            ),
        ),
    ]

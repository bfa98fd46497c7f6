"""Settings every installation shares, safe for production: the others loosen them, never the reverse."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from environs import Env

from apmsite import __version__
from apmsite.backup_place import storage_of_backups
from apmsite.secret_rules import at_least, encryption_keys
from apmsite.variable_rules import (
    backup_place,
    days_by_status,
    email_address,
    file_that_exists,
    folder_to_write_in,
    host_names,
    mail_server,
    number_from,
    supported_database,
    time_zone,
    web_address,
)
from core.logs.lines import TO_CONSOLE

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()
# Variables already in the environment win over the file's. A relative path starts at the checkout.
env.read_env(BASE_DIR / env.str("ENV_FILE", ".env", validate=file_that_exists(BASE_DIR)), recurse=False)

# Everything the running site writes lies below this folder. SQLite does not make its own.
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var", validate=folder_to_write_in)
VAR_DIR.mkdir(parents=True, exist_ok=True)

# Secrets have no default: without them, or with empty or broken ones, the site does not start.
SECRET_KEY = env.str("SECRET_KEY", validate=at_least(50))
# Keys that encrypt what patients write, newest first; all of them can decrypt.
FIELD_ENCRYPTION_KEYS = env.list("FIELD_ENCRYPTION_KEYS", validate=encryption_keys)
# Key of the digests that find a request without reading it (sent twice, exact search).
FIELD_DIGEST_KEY = env.str("FIELD_DIGEST_KEY", validate=at_least(32))

# How many days after its last change a consultation request is deleted, by status, where that differs from
# `consultations.statuses`.
env.str("RETENTION_DAYS", "", validate=days_by_status)
RETENTION_DAYS = env.dict("RETENTION_DAYS", {}, subcast_values=int)
# How many days the log says who looked at which request: six years, as 45 CFR 164.316(b)(2)(i) asks of such records.
LOOKS_KEPT_DAYS = env.int("LOOKS_KEPT_DAYS", 2192, validate=number_from(1))

# Requests for a consultation within an hour from one network before they are suspect. Five times as many are refused.
CONSULTATIONS_PER_NETWORK = env.int("CONSULTATIONS_PER_NETWORK", 10, validate=number_from(1))
# After how many phone hours without a request from the website the front desk is told. 0: never.
ALARM_AFTER_QUIET_HOURS = env.int("ALARM_AFTER_QUIET_HOURS", 0, validate=number_from(0))
# Reverse proxies before the site. The outermost writes the visitor's address into X-Forwarded-For.
PROXY_COUNT = env.int("PROXY_COUNT", 0, validate=number_from(0))

# Whether anonymous visitors get pages that were made before (docs/adr/0006-ready-pages.md), where these lie, and how
# many bytes of memory in each process and of the disk in all they may take.
READY_PAGES = env.bool("READY_PAGES", True)
READY_PAGES_DIR = VAR_DIR / "pages"
READY_PAGES_MEMORY = 32 * 1024 * 1024
READY_PAGES_DISK = 256 * 1024 * 1024
# Files of which pages show something, beside what is in the database and in the release.
READY_FILES = [VAR_DIR / "accessibility.json"]
# Whose answers are kept, and the parameters that are part of a page's address. Any other goes to Django.
READY_ROUTES = {"wagtail_serve", "articles:feed", "articles:topic_feed", "sitemap", "sitemap_part"}
READY_PARAMETERS = {
    "accepting",
    "author",
    "condition",
    "language",
    "location",
    "page",
    "procedure",
    "specialty",
    "topic",
}

DEBUG = False

# Shown to staff, so that they can name it when they ask for help.
VERSION = __version__

# The address visitors use, without a trailing slash.
PUBLIC_URL = env.str("PUBLIC_URL", validate=web_address).rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [urlsplit(PUBLIC_URL).hostname], validate=host_names)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "patterns",
    "home",
    "search",
    "consultations",
    "articles",
    "procedures",
    "physicians",
    "locations",
    "editorial",
    "core",
    "outbox",
    "encryption",
    "users",
    "operations",
    "pagecache",  # after the others: the worker makes pages ready when nothing else is due
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "users.apps.AccountsConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.locales",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "core.logs.requests.RequestLogMiddleware",
    "core.security.headers.HeadersMiddleware",
    "core.middleware.HeadMiddleware",
    "core.database.deadline.DatabaseDeadlineMiddleware",
    "core.middleware.GZipMiddleware",
    "core.middleware.BrotliMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.VisitorMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.PathLanguageMiddleware",
    "core.middleware.PracticeTimeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "core.addresses.methods.MethodMiddleware",
    "core.middleware.PublicBodyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "users.sessions.limits.SessionLimitsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "users.signing_in.middleware.SecondFactorMiddleware",
    "core.addresses.page_rights.PageRightsMiddleware",
    "core.addresses.bad_input.BadInputMiddleware",
    "core.addresses.redirects.RedirectMiddleware",
]

ROOT_URLCONF = "apmsite.urls"
WSGI_APPLICATION = "apmsite.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # Tags that belong to a subject lie with it, not in a room's folder of tags.
            "libraries": {
                "citations": "core.citations.tags",
                "drawings": "core.drawings.tags",
            },
        },
    },
]

# Database: the embedded SQLite unless DATABASE_URL says otherwise (see docs/adr).
DATABASES = {
    "default": dj_database_url.parse(
        env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}", validate=supported_database)
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "django.contrib.auth.password_validation.MinimumLengthValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
        "users.passwords.WordsOfThePracticeValidator",
    )
]
AUTHENTICATION_BACKENDS = ["users.signing_in.backends.UsernameOrEmailBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds that the link of a new password works
# The one way in (django-allauth). Accounts begin with an invitation, and their addresses are in `users.User`.
ACCOUNT_ADAPTER = "users.signing_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "users.signing_in.forms.SignInForm",
    "reauthenticate": "users.signing_in.forms.PasswordAgainForm",
    "change_password": "users.signing_in.forms.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_METHODS = ["password"]
# Seconds from the password to the second factor. Setting one up for the first time takes a while.
ACCOUNT_LOGIN_TIMEOUT = 60 * 30
# A session ends with the browser.
ACCOUNT_SESSION_REMEMBER = False
# Tries are counted in the database (`users.signing_in.throttles`); allauth counts in the cache of each process.
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "core.second_factors.EncryptingAdapter"
MFA_FORMS = {
    "authenticate": "users.signing_in.forms.CodeForm",
    "authenticate_webauthn": "users.signing_in.forms.PasskeyForm",
    "login_webauthn": "users.signing_in.forms.PasskeyAloneForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey is two factors, because its PIN or finger is always asked for.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Codes from before and after now that are taken: clocks differ, and people type slowly.
MFA_TOTP_TOLERANCE = 1
# Usernames that sign in with their password alone. No site but a demonstration has any (`users.signing_in.checks`).
SECOND_FACTOR_SKIPPED_BY = ()
# How many days the link of an invitation works.
INVITATION_DAYS = env.int("INVITATION_DAYS", 7, validate=number_from(1))
SESSION_ENGINE = "users.sessions.store"
SESSION_COOKIE_AGE = 60 * 60 * 12  # one working day, in seconds
SESSION_IDLE_SECONDS = 60 * 15  # without typing or a click
# A browser takes these names over https alone, from this host alone, for every path.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
MESSAGE_STORAGE = "core.security.messages.MessageStorage"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
# A program on the same computer may ask it without TLS.
SECURE_REDIRECT_EXEMPT = [r"^health/ready$"]
# How long browsers keep to https after a visit: a day at first, since it cannot be taken back. Readiness asks for a
# year once the site has proved itself. The two others are the practice's choice: Django's checks do not ask for them.
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 60 * 60 * 24, validate=number_from(0))
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", False)
# Not "no-referrer": browsers would then send "Origin: null" with the consultation form (docs/adr).
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview shows pages in a frame of the admin
# W002: core.security.headers sends X-Frame-Options. W019 asks for "DENY" there. W005, W021: see HSTS above.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W005", "security.W019", "security.W021"]

# What no page of this site needs, so that nothing that gets into one can use it.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)

# No third party sees a visitor: pages may load from this site alone, and only what they need.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "report-uri": ["/policy-violations/"],
    },
}

# In the admin, frames show previews. Wagtail's editor sets styles, and its upload shows a picture while it is on its
# way (Wagtail 7.4).
ADMIN_CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

LANGUAGE_CODE = "en"
# A language joins here when its pages and its translation of the interface exist.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
# Where a new practice begins. From then on the zone of its settings rules (core/calendar/clock.py).
TIME_ZONE = env.str("TIME_ZONE", "America/New_York", validate=time_zone)

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "core.stylesheets.SiteStylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
SERVE_MEDIA = False  # the reverse proxy does
# Where backups go, and the file with the key with which this computer reads them back (docs/adr/0007-backups.md).
BACKUP_PLACE = env.str("BACKUP_PLACE", str(VAR_DIR.absolute() / "backups"), validate=backup_place)
BACKUP_KEY_FILE = env.path("BACKUP_KEY_FILE", VAR_DIR / "backup.key")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "backups": storage_of_backups(BACKUP_PLACE),
    "staticfiles": {"BACKEND": "core.static_storage.StaticStorage"},
}

# Every mail, Wagtail's own notices too, is written to the outbox; the worker hands it to this backend.
_mail = dj_email_url.parse(env.str("EMAIL_URL", "smtp://localhost:25", validate=mail_server))
EMAIL_HOST = _mail["EMAIL_HOST"]
EMAIL_PORT = _mail["EMAIL_PORT"]
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _mail["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20  # seconds
OUTBOX_DELIVERY_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", f"website@{urlsplit(PUBLIC_URL).hostname}", validate=email_address
)

# Tracebacks never go out by mail: they would carry what patients typed. The log has their places, not their words.
ADMINS = []
LOGGING_CONFIG = "core.logs.configuring.configure"
LOGGING = TO_CONSOLE | {
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Each request has a line of its own, with its status.
        "django.request": {"level": "ERROR"},
        # Each edit is in Wagtail's own log, in the database.
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}

# Accounts that everybody may use, listed on the sign-in page. Where there are any, each page says that it is a demo's.
DEMO_LOGINS = ()


def _name_of_the_practice():
    # Models can be imported once the settings are read.
    from core.models import PracticeSettings

    return PracticeSettings.load().name_or_ours


# What Wagtail calls the site, such as where somebody types its name to delete many pages.
WAGTAIL_SITE_NAME = lazy(_name_of_the_practice, str)()
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.pictures.forms.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024  # bytes; the proxies in deploy/ let through a little more
# What a browser offers to upload. What a file holds decides whether it is taken (core/pictures/plain.py).
WAGTAILIMAGES_EXTENSIONS = [
    "avif",
    "gif",
    "heic",
    "heif",
    "hif",
    "jfif",
    "jpe",
    "jpeg",
    "jpg",
    "pjp",
    "pjpeg",
    "png",
    "webp",
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = WAGTAILIMAGES_MAX_UPLOAD_SIZE
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
# The view asks who may read a document, in any storage. Its file has no public address of its own.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# The revision that a reviewer read is the one that is published.
WAGTAIL_FINISH_WORKFLOW_ACTION = "editorial.review.workflows.publish_reviewed_revision"
# Those who can decide are told; nobody is one of them by being a superuser.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Nobody chooses a clock of their own.
WAGTAIL_USER_TIME_ZONES = []
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Nothing is asked of another site, such as for a video that an editor names.
WAGTAILEMBEDS_FINDERS = []
# Files that a browser would run are no documents. What a file holds must fit its name (core/security/documents.py).
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
# A page or document for some is for accounts: a password that everybody shares is nobody's.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
# Ours are in the place of Wagtail's screens (`users.signing_in`).
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

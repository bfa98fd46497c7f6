"""Every address of signing in, in the place of Wagtail's own. Names are allauth's where it asks for them."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from users.signing_in import account_views, enrollment_views, entrance_views, password_views


def _staff_only(view):
    return require_admin_access(view.as_view())


urlpatterns = [
    path("login/", entrance_views.SignInView.as_view(), name="account_login"),
    path("login/code/", entrance_views.SecondFactorView.as_view(), name="mfa_authenticate"),
    path("login/passkey/", entrance_views.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("logout/", entrance_views.sign_out, name="account_logout"),
    path("second-factor/", enrollment_views.ChooseView.as_view(), name="users_enroll"),
    path("second-factor/app/", enrollment_views.AppView.as_view(), name="mfa_activate_totp"),
    path("second-factor/passkey/", enrollment_views.PasskeyView.as_view(), name="mfa_add_webauthn"),
    path("second-factor/codes/", enrollment_views.CodesView.as_view(), name="users_enroll_codes"),
    path("password_reset/", password_views.ask_for_link, name="account_reset_password"),
    path("password_reset/done/", password_views.link_sent, name="account_reset_password_done"),
    path("password_reset/new/", password_views.set_new_password, name="users_new_password"),
    # Whatever a mail program made of the link comes here, and is told apart from one that works.
    path(
        "password_reset/confirm/<path:token>",
        password_views.open_link,
        name="account_reset_password_from_key",
    ),
    path("account/signing-in/", _staff_only(account_views.FactorsView), name="mfa_index"),
    path(
        "account/signing-in/<int:pk>/remove/",
        _staff_only(account_views.RemoveFactorView),
        name="users_remove_factor",
    ),
    path(
        "account/signing-in/codes/",
        _staff_only(account_views.NewCodesView),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/signing-in/elsewhere/end/",
        _staff_only(account_views.EndOtherSessionsView),
        name="users_end_other_sessions",
    ),
    path(
        "account/password-again/", _staff_only(account_views.PasswordAgainView), name="account_reauthenticate"
    ),
    path("account/password/", _staff_only(account_views.ChangePasswordView), name="account_change_password"),
    path("account/email/", _staff_only(account_views.ChangeEmailView), name="account_email"),
]

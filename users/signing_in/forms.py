"""The forms of signing in."""

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.forms import ChangePasswordForm as BaseChangePasswordForm
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from users.models import User
from users.signing_in import throttles
from users.signing_in.codes import use_code


class SignInForm(LoginForm):
    """A username or an email, and the password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        widget = forms.TextInput({"autocomplete": "username", "autocapitalize": "none"})
        self.fields["login"] = forms.CharField(label=_("Username or email"), max_length=254, widget=widget)
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class PasswordAgainForm(ReauthenticateForm):
    """The password of somebody who is signed in, before a change that takes it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class ChangePasswordForm(BaseChangePasswordForm):
    """The password of somebody who is signed in, and a new one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Current password"),
            "password1": _("New password"),
            "password2": _("New password again"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)

    @sensitive_variables()
    def clean_oldpassword(self) -> str:
        """Return the current password; raise `ValidationError` for another one, or where it was tried too often."""
        password = self.cleaned_data["oldpassword"]
        if not get_account_adapter().reauthenticate(self.user, password):
            raise get_account_adapter().validation_error("enter_current_password")
        return password


class ResetForm(forms.Form):
    """Whose password is to be set anew."""

    login = forms.CharField(label=_("Username or email"), max_length=254)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}


class CodeField(forms.CharField):
    """A code from an app, or a recovery code: digits, with blanks wherever somebody types them."""

    widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    )

    def __init__(self, **kwargs):
        super().__init__(max_length=40, **kwargs)


class CodeForm(AuthenticateForm):
    """The second step of signing in: a code of the account's app, or a recovery code."""

    @sensitive_variables()
    def clean_code(self) -> str:
        """Return the code; raise `ValidationError` for one that does not work, or where codes were tried too often."""
        attempt = throttles.begin(context.request, throttles.Purpose.CODE, self.user.get_username())
        self.authenticator = use_code(self.user, self.cleaned_data["code"])
        if not self.authenticator:
            raise get_adapter().validation_error("incorrect_code")
        attempt.succeed()
        return self.cleaned_data["code"]


class CredentialField(forms.JSONField):
    """What a browser says of a passkey. `kind`: the class of fido2 that reads it, which fails on what is none."""

    def __init__(self, kind: type):
        super().__init__(widget=forms.HiddenInput)
        self.kind = kind

    def to_python(self, value):
        """Return it; raise `ValidationError` for anything else (allauth leaves some of it to be an error)."""
        try:
            credential = super().to_python(value)
            self.kind.from_dict(credential)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
            raise get_adapter().validation_error("incorrect_code") from None
        return credential


class PasskeyForm(AuthenticateWebAuthnForm):
    """The second step of signing in: a passkey."""

    credential = CredentialField(AuthenticationResponse)


class PasskeyAloneForm(LoginWebAuthnForm):
    """Signing in with a passkey alone."""

    credential = CredentialField(AuthenticationResponse)


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey that is being set up, and what it is called."""

    credential = CredentialField(RegistrationResponse)


class AppCodeForm(forms.Form):
    """The code that an app shows once it knows the secret: proof that it does."""

    code = CodeField(label=_("The 6 digits your app shows"))

    def __init__(self, *args, account: User, secret: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account
        self.secret = secret

    @sensitive_variables()
    def clean_code(self) -> str:
        """Return the code; raise `ValidationError` for one that the secret does not give now."""
        code = self.cleaned_data["code"]
        if not validate_totp_code(self.secret, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class EmailForm(forms.Form):
    """A new email address for one's own account."""

    email = forms.EmailField(label=_("New email"), max_length=254)

    def __init__(self, *args, account: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_email(self) -> str:
        """Return the address, which belongs to one account: it is the way to a password."""
        email = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exclude(pk=self.account.pk).exists():
            raise ValidationError(_("Another account has this email. Choose another one."))
        return email

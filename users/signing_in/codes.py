"""Codes of an app and recovery codes: each works once, in all processes."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.views.decorators.debug import sensitive_variables

from users.models import LatestAppCode, User


@sensitive_variables()
def use_code(account: User, code: str) -> Authenticator | None:
    """Use a code up, and return the app or the recovery codes it is of; None for one that does not work."""
    factors = {factor.type: factor for factor in Authenticator.objects.filter(user=account)}
    app, codes = map(factors.get, (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES))
    if app and use_app_code(app, code):
        return app
    # allauth looks at the codes that are left in a transaction that has locked them.
    return codes if codes and codes.wrap().validate_code(code) else None


@sensitive_variables()
def use_app_code(app: Authenticator, code: str) -> bool:
    """Use up the code that an app shows about now, and with it all from before; return whether it works.

    RFC 6238, 5.2: "The verifier MUST NOT accept the second attempt of the OTP". allauth keeps used codes in the cache,
    which each process may have for itself.
    """
    secret = get_adapter().decrypt(app.data["secret"])
    steps = [
        step
        for step in yield_hotp_counters_from_time()
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))
    ]
    if not steps:
        return False
    LatestAppCode.objects.bulk_create([LatestAppCode(app=app)], ignore_conflicts=True)
    return bool(LatestAppCode.objects.filter(app=app, step__lt=max(steps)).update(step=max(steps)))

from allauth.account.stages import LoginStage
from allauth.core.internal.httpkit import headed_redirect_response

from users.signing_in.factors import has_second_factor, is_excused


class EnrollmentStage(LoginStage):
    """Nobody is signed in before a second factor is set up: the last step of signing in for an account without one.

    Signing in ends where the account's sessions end meanwhile, such as by a new password.
    """

    key = "users_enrollment"
    urlname = "users_enroll"

    def __init__(self, controller, request, login):
        super().__init__(controller, request, login)
        # What a session would rest on, as of when the password was right.
        self._rests_on = login.user.get_session_auth_hash() if login.user else ""
        self.state.setdefault("rests_on", self._rests_on)

    @property
    def is_over(self) -> bool:
        """Whether what signing in rests on is no longer so, or the account is gone."""
        return self.state["rests_on"] != self._rests_on or not self.login.user.is_active

    def handle(self):
        """Return where to set one up, or nothing where that is done (see allauth's `LoginStageController.handle`)."""
        if self.is_over:
            return self.abort(), False
        account = self.login.user
        if has_second_factor(account) or is_excused(account):
            return None, True
        return headed_redirect_response(self.urlname), True

    def exit(self):
        """Sign in, now that a factor is set up."""
        return self.abort() if self.is_over else super().exit()

from allauth.account.stages import LoginStage
from allauth.core.internal.httpkit import headed_redirect_response

from users.signing_in.factors import has_second_factor, is_excused


class EnrollmentStage(LoginStage):
    """Nobody is signed in before a second factor is set up: the last step of signing in for an account without one."""

    key = "users_enrollment"
    urlname = "users_enroll"

    def handle(self):
        """Return where to set one up, or nothing where that is done (see allauth's `LoginStageController.handle`)."""
        account = self.login.user
        if has_second_factor(account) or is_excused(account):
            return None, True
        return headed_redirect_response(self.urlname), True

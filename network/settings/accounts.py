"""Who logs in and how (django-allauth); docs/accounts.md tells it in words."""

from network.settings.applications import ENVIRONMENT

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "space:home"
# An address in the admin is never told apart by its own, weaker door.
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Who is given an account without a password logs in by links.
WAGTAILUSERS_PASSWORD_REQUIRED = False

ACCOUNT_ADAPTER = "network.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "network.accounts.forms.LoginForm",
    "reauthenticate": "network.accounts.forms.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# Whoever has an account opened a letter at its address, or was given it by an administrator.
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ALLOW_UNVERIFIED_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False

MFA_ADAPTER = "network.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "network.accounts.forms.CodeForm",
    "reauthenticate": "network.accounts.forms.CodeAgainForm",
    "activate_totp": "network.accounts.forms.FirstCodeForm",
    "add_webauthn": "network.accounts.forms.PasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
# Passkeys ask for HTTPS, or for a machine that speaks to itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.is_production

# Who may enter the admin needs a second factor before it opens.
STAFF_SECOND_FACTOR = ENVIRONMENT.staff_second_factor
# Letters about accounts leave at once: somebody waits for them.
LETTERS_AT_ONCE = True

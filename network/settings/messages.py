"""Mail that leaves and lines that are logged (never personal data)."""

from network.settings.applications import ENVIRONMENT

vars().update(ENVIRONMENT.email)
# A server that is gone must not hold a sender for minutes.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.default_from_email
# The class that sends text messages (network/letters/sms.py); without one somebody calls.
SMS_BACKEND = ENVIRONMENT.sms_backend

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "network.log_format.QuietFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"hide keys": {"()": "network.quiet_log.HideKeys"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["hide keys"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "network": {"level": "INFO"},
        # Django's own would send what somebody typed in a form that broke to ADMINS.
        "django": {"handlers": [], "level": "WARNING"},
    },
}

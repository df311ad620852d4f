"""Static files and what people upload."""

from network.environment import ROOT
from network.settings.applications import ENVIRONMENT

VAR_DIR = ENVIRONMENT.var
BACKUPS_ROOT = VAR_DIR / "backups"
# Outside the database: what was erased must not come back with a backup of it.
ERASURES_FILE = VAR_DIR / "erasures.txt"
# Files for everybody, and one of each day on which they changed.
OPEN_DATA_ROOT = VAR_DIR / "open-data"
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.var / "static"
STATICFILES_DIRS = [ROOT / "network" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = ENVIRONMENT.var / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What only staff may open: no address leads there.
    "private": {
        "BACKEND": "home.testimonials.proofs.PrivateStorage",
        "OPTIONS": {
            "location": ENVIRONMENT.var / "private",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# A phone photograph fits; a picture made to fill the memory does not.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 30_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_MODEL = "content.Picture"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

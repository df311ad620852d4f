"""Which applications, middleware and templates make the site."""

from network.environment import ROOT, load

ENVIRONMENT = load()

DEBUG = ENVIRONMENT.debug
ROOT_URLCONF = "network.urls"
WSGI_APPLICATION = "network.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"
SITE_URL = ENVIRONMENT.site_url
TILES = ENVIRONMENT.tiles

# Lower layers come first: what they keep by version is renewed before those above read it.
INSTALLED_APPS = [
    "network.users",
    "network.geo",
    "network.content",
    "network.catalogue",
    "network.accounts",
    "partners",
    "events",
    "funding",
    "home",
    "network.backup",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "phonenumber_field",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *(["network.catalogue.page_cache.PageCacheMiddleware"] if ENVIRONMENT.page_cache else []),
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "network.security.ContentPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "network.content.frame.FrameMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "network.accounts.staff.SecondFactorMiddleware",
    "network.accounts.kept_nowhere.KeptNowhereMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

FORM_RENDERER = "network.content.form_drawing.FormDrawing"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "network.content.context_processors.network",
            ],
            "builtins": ["network.content.templatetags.components"],
        },
    },
]

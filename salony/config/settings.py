"""Settings, each from one environment variable; `docs/settings.md` documents them and a test compares the two."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "").lower() in {"1", "true", "yes", "on"}


SALONY_HOME = Path(os.environ.get("SALONY_HOME", "var")).resolve()
SALONY_CITY = os.environ.get("SALONY_CITY", "zory")
SALONY_ALLOW_PRIVATE_ADDRESSES = _flag("SALONY_ALLOW_PRIVATE_ADDRESSES")
SALONY_PAGES_MB = int(os.environ.get("SALONY_PAGES_MB", "32"))
SALONY_REGIONS = _flag("SALONY_REGIONS")
SALONY_TILES = os.environ.get("SALONY_TILES", "")
SALONY_TILES_CREDIT = os.environ.get("SALONY_TILES_CREDIT", "")
SALONY_SITE = os.environ.get("SALONY_SITE", "http://127.0.0.1:8000").rstrip("/")

DEBUG = _flag("SALONY_DEBUG")
ALLOWED_HOSTS = os.environ.get("SALONY_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [SALONY_SITE]


def _secret_key() -> str:
    """From the environment, or made once and kept in the home folder, readable by its owner alone."""
    if key := os.environ.get("SALONY_SECRET_KEY"):
        return key
    path = SALONY_HOME / "secret-key"
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        from django.core.management.utils import get_random_secret_key  # noqa: PLC0415 - only on the first start

        SALONY_HOME.mkdir(parents=True, exist_ok=True)
        key = get_random_secret_key()
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600), encoding="ascii") as file:
            file.write(key)
        return key


SECRET_KEY = _secret_key()

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "salony.accounts",
    "salony.design",
    "salony.catalogue",
    "salony.discovery",
    "salony.partnerships",
    "salony.publishing",
    "salony.salons",
    "salony.gathering",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "salony.publishing.web.middleware.answer_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "salony.publishing.web.keeping.kept_pages",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "salony.publishing.web.middleware.language_by_query",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "salony.config.urls"
WSGI_APPLICATION = "salony.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "salony.gathering.web.context.waiting",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{SALONY_HOME / 'salony.sqlite3'}"), conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets pages be read while a gathering writes; IMMEDIATE takes the write lock at the start, so that a
    # transaction waits instead of failing half way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("Polish")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Warsaw"

# Letters: into files under the home folder until a server is named, so that none is lost or leaves by mistake.
_mail = urlsplit(os.environ.get("SALONY_MAIL", "file:"))
if _mail.scheme in ("smtp", "smtps"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or (465 if _mail.scheme == "smtps" else 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.scheme == "smtps", _mail.scheme == "smtp" and bool(_mail.username)
    EMAIL_TIMEOUT = 10
elif _mail.scheme == "console":
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = SALONY_HOME / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("SALONY_MAIL_FROM", "salony@localhost")

STATIC_URL = "/static/"
STATIC_ROOT = SALONY_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "front"
LOGOUT_REDIRECT_URL = "/"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SALONY_SITE.startswith("https:")

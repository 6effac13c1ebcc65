"""All settings, read from the environment once. Every variable is explained in docs/settings.md."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import dj_database_url
import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[1]


def flag(name: str, *, default: bool) -> bool:
    """Read a yes/no variable; ``1 true yes on`` are yes."""
    value = os.environ.get(name, "").strip().lower()
    return default if not value else value in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """Read a comma-separated variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def kept_secret(path: Path) -> str:
    """Read the office's own secret key, made at the first start and readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


DATA_DIR = Path(os.environ.get("NHIPCAU_DATA_DIR", "var")).resolve()
DEBUG = flag("NHIPCAU_DEBUG", default=False)
DEMO = flag("NHIPCAU_DEMO", default=False)
SECRET_KEY = os.environ.get("NHIPCAU_SECRET_KEY") or kept_secret(DATA_DIR / "secret.key")
ALLOWED_HOSTS = words("NHIPCAU_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = flag("NHIPCAU_HTTPS", default=False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_filters",
    "django_tables2",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "nhipcau.common",
    "nhipcau.record",
    "nhipcau.units",
    "nhipcau.signing",
    "nhipcau.people",
    "nhipcau.clocks",
    "nhipcau.mailing",
    "nhipcau.documents",
    "nhipcau.sources",
    "nhipcau.monitoring",
    "nhipcau.stories",
    "nhipcau.watching",
    "nhipcau.digest",
    "nhipcau.trends",
    "nhipcau.verification",
    "nhipcau.spokespersons",
    "nhipcau.contacts",
    "nhipcau.translation",
    "nhipcau.statements",
    "nhipcau.presenting",
    "nhipcau.press",
    "nhipcau.incidents",
    "nhipcau.training",
    "nhipcau.attendance",
    "nhipcau.learning",
    "nhipcau.newsroom",
    "nhipcau.steering",
    "nhipcau.reports",
    "nhipcau.today",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nhipcau.common.languages.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "nhipcau.common.unreadable.RefusesZeros",
]

ROOT_URLCONF = "nhipcau.config.urls"
WSGI_APPLICATION = "nhipcau.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASE_URL = os.environ.get("NHIPCAU_DATABASE_URL", f"sqlite:///{DATA_DIR / 'nhipcau.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60)}
IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if IS_SQLITE:
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 60 if DEMO else 20,  # the sample conference of 1,700 delegates is one transaction
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "people:sign_in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "people/locked_out.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [DATA_DIR / "locale"]
"""Compiled by `nhipcau setup` from src/nhipcau/locale/*.po; no gettext binary is needed."""
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SNAPSHOT_DIR = DATA_DIR / "snapshots"
EVIDENCE_DIR = DATA_DIR / "evidence"
"""What dossiers cite, named by its hash; retention never sweeps here."""
KEYS_DIR = Path(os.environ.get("NHIPCAU_KEYS_DIR") or DATA_DIR / "keys").resolve()
"""Private signing keys, readable by their owner only; kept apart from database and backups."""
MEDIA_KIT_DIR = DATA_DIR / "media"
"""Pictures and files of media kits, named by hash; served by the newsroom once their piece is public."""
MATERIAL_DIR = DATA_DIR / "materials"
"""Files of training conferences, named by hash; served to whoever holds a pass."""
C2PA_CERT, C2PA_KEY = os.environ.get("NHIPCAU_C2PA_CERT", ""), os.environ.get("NHIPCAU_C2PA_KEY", "")
"""PEM files: the chain of the certificate that signs pictures, the office's own first, and its key."""
TSA_URL = os.environ.get("NHIPCAU_TSA_URL", "")
"""Time-stamping authority (RFC 3161); without one evidence carries no token."""
TSA_CA = os.environ.get("NHIPCAU_TSA_CA", "")
"""File with the authority's root certificate in PEM."""
FETCH_CONTACT = os.environ.get("NHIPCAU_CONTACT", "")
"""Address or page named in the fetcher's User-Agent, for editors who want to ask."""

NEWSROOM_LANGUAGES = words("NHIPCAU_NEWSROOM_LANGUAGES", "vi,en,zh,lo,km,fr")
"""Languages of the public site, the first is the office's own; each needs newsroom/words/<language>.toml."""
ADDRESS = os.environ.get("NHIPCAU_ADDRESS", "http://127.0.0.1:8000")
"""Where readers of our letters reach this office."""
MAIL_URL = os.environ.get("NHIPCAU_MAIL_URL") or ("file:" if DEMO else "")
MAIL_WAY_OUT = {"": "none", "file": "folder"}.get(MAIL_URL.partition(":")[0], "server")
"""Without a mail server letters wait in the outbox; the demo writes them into a folder."""
if MAIL_URL.partition(":")[0] not in {"", "file", "smtp", "submission"}:
    raise ImproperlyConfigured("NHIPCAU_MAIL_URL: smtp://, submission:// or file: (docs/settings.md).")
_mail = dj_email_url.parse(MAIL_URL)
EMAIL_BACKEND = {
    "none": "django.core.mail.backends.dummy.EmailBackend",
    "folder": "django.core.mail.backends.filebased.EmailBackend",
    "server": "nhipcau.mailing.post.Post",
}[MAIL_WAY_OUT]
EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"] or "localhost", _mail["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"] or "", _mail["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail["EMAIL_USE_TLS"], _mail["EMAIL_USE_SSL"]
EMAIL_FILE_PATH = _mail["EMAIL_FILE_PATH"] or str(DATA_DIR / "mail" / "sent")
EMAIL_TIMEOUT = min(_mail["EMAIL_TIMEOUT"] or 20, 20)
"""Seconds an answer may take; all of them must fit into a sender's lease (mailing/rules/letters.py)."""
DEFAULT_FROM_EMAIL = os.environ.get("NHIPCAU_MAIL_FROM", "Nhịp Cầu <nhipcau@localhost>")

MOST_REQUEST_BYTES = 64 * 1024 * 1024
"""What the server reads of one request; a single upload stops at 20 MB."""

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if flag("NHIPCAU_BEHIND_PROXY", default=False) else None
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "nhipcau.common.faults.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DJANGO_TABLES2_TEMPLATE = "common/table.html"

FETCH_ALLOWED_ORIGINS = frozenset(words("NHIPCAU_FETCH_ALLOWED_ORIGINS")) if DEMO else frozenset()
"""Loopback origins that the demo's sample press stands on; always empty outside the demo."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "nhipcau": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

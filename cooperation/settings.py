"""All settings, read from the environment; `.env.example` lists the variables.

Long ones stand in `browser_policy.py`, `logging_settings.py` and `operator_settings.py`.

There are two modes. In production, which is what holds unless LOCAL_MODE=true, an unsafe or missing
variable is refused by its name before anything is served. In the local mode, for trying the
register out and for its tests, the key is generated, the database is the embedded one unless
DATABASE_URL names another, and only this machine is answered.
"""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from cooperation import browser_policy
from cooperation.environment import (
    digest,
    env_bool,
    env_choice,
    env_contacts,
    env_number,
    env_text,
    private_folder,
)
from cooperation.local_mode import local_settings
from cooperation.logging_settings import logging_settings
from cooperation.operator_settings import operator_settings

# Mode, key, hosts

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_MODE = env_bool("LOCAL_MODE", default=False)
DEBUG = env_bool("DEBUG", default=False)

if LOCAL_MODE:
    SECRET_KEY, database_url, data_dir = local_settings()
    MEDIA_ROOT, cache_root = data_dir / "media", data_dir / "cache"
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
else:
    SECRET_KEY = env_text("SECRET_KEY")
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("django-insecure"):
        raise ImproperlyConfigured("SECRET_KEY must be 50 random characters or more")
    ALLOWED_HOSTS = [host.strip() for host in env_text("ALLOWED_HOSTS").split(",") if host.strip()]
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of the register, without '*'")
    if DEBUG:
        raise ImproperlyConfigured("DEBUG must not be true unless LOCAL_MODE is")
    database_url = env_text("DATABASE_URL")
    MEDIA_ROOT = Path(env_text("MEDIA_ROOT"))
    cache_root = (
        Path(tempfile.gettempdir()) / f"register-cache-{os.geteuid()}-{digest(str(BASE_DIR))}"
    )

# How many proxies of ours stand before the application. Only then are the headers believed in which
# they say who asks, and whether by HTTPS.
PROXY_COUNT = env_number("PROXY_COUNT", default=0)
# The register stands at the root of its host: no server and no client says otherwise.
FORCE_SCRIPT_NAME = ""

# Whom to tell of a weakness, for /.well-known/security.txt
SECURITY_CONTACTS = env_contacts("SECURITY_CONTACT")
# Who runs the register, whom to tell of an error, and the licence of the data.
OPERATOR, CONTACTS, DATA_LICENCE = operator_settings()

# Database

try:
    DATABASES = {
        "default": dj_database_url.parse(database_url, conn_max_age=60, conn_health_checks=True)
    }
except ValueError as error:
    raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from None
if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL: postgres://…")
# A server that has vanished from the network is given up in seconds, as one that refuses is. And it
# ends what it does for a client that has vanished, instead of finishing it.
url_options = DATABASES["default"].get("OPTIONS", {})
server_options = "-c client_connection_check_interval=2s -c tcp_keepalives_idle=60s"
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,  # seconds
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,  # milliseconds
    **url_options,
    "options": f"{server_options} {url_options.get('options', '')}".strip(),
}
# How many milliseconds a statement of a request may run and wait for locks, and a transaction may
# do nothing, by whose request it is; 0 is no limit.
DATABASE_LIMITS = {
    role: {
        "statement": 1_000 * env_number(f"{role.upper()}_STATEMENT_SECONDS", default=statement),
        "lock": 1_000 * env_number(f"{role.upper()}_LOCK_SECONDS", default=lock),
        "idle_in_transaction": 60_000,
    }
    for role, statement, lock in (("public", 5, 2), ("staff", 30, 5))
}
# The derived columns are int[], whose elements must have the type of the keys.
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

# Applications

INSTALLED_APPS = [
    "cooperation.apps.StaffConfig",  # The stock admin with our site.
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django_filters",
    "rest_framework",
    "csp",
    "pghistory",
    "pgtrigger",
    "django_htmx",
    "cooperation.audit.apps.AuditConfig",
    "cooperation.apps.SigningInConfig",  # django-axes
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "cooperation.accounts.apps.AccountsConfig",  # After the packages whose pages it replaces.
    "cooperation.client_limits.apps.ClientLimitsConfig",
    "agreements",
]
MIDDLEWARE = [
    "cooperation.request_log.log_requests",
    "cooperation.middleware.response_headers",
    "cooperation.health.health_checks",  # Before what waits for the database: /livez does not.
    "cooperation.database_limits.DatabaseLimitsMiddleware",  # Before all that reads the database.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "cooperation.middleware.single_leading_slash",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cooperation.middleware.storable_cookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cooperation.middleware.AllowedMethods",
    "cooperation.client_limits.limits.ClientLimitsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cooperation.accounts.time_outs.session_time_outs",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cooperation.audit.middleware.NumberedHistoryMiddleware",
    "axes.middleware.AxesMiddleware",  # Last: it turns a sign-in that was locked out into a page.
]
ROOT_URLCONF = "cooperation.urls"
WSGI_APPLICATION = "cooperation.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cooperation.context.languages",
                "cooperation.context.htmx",
            ]
        },
    }
]

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文"), ("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "cooperation.formats"
USE_TZ = True
TIME_ZONE = "UTC"

# Files

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env_text("STATIC_ROOT", default=str(BASE_DIR / "static_collected")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Cache: in files, which all workers of this server share

CACHE_ROOT = private_folder(Path(env_text("CACHE_ROOT", default=str(cache_root))))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": CACHE_ROOT / "entries",
        "KEY_PREFIX": digest("{HOST}:{PORT}/{NAME}".format(**DATABASES["default"])),
        "OPTIONS": {"MAX_ENTRIES": 2_000},  # Of 30 kB as a rule; a large PNG has 300.
    }
}

# How many costly requests of each kind one client may make in a minute; 0 is no limit. A page shows
# up to ten charts, and an office is one client.

CLIENT_LIMITS = {
    kind: env_number(name, default=0 if LOCAL_MODE else most)
    for kind, name, most in (
        ("search", "SEARCHES_PER_MINUTE", 300),
        ("chart", "CHARTS_PER_MINUTE", 1_200),
        ("json", "JSON_PER_MINUTE", 600),
        ("suggestion", "SUGGESTIONS_PER_MINUTE", 1_200),
    )
}

# Sizes of requests. A form of the staff area has one field per cell of its inline rows.

DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000  # bytes, uploaded files not counted
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Signing in

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "cooperation.accounts.password_validation.NameInPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a working day
SESSION_IDLE_AGE = 60 * env_number("SESSION_IDLE_MINUTES", default=30)  # seconds
if not 0 < SESSION_IDLE_AGE <= SESSION_COOKIE_AGE:
    raise ImproperlyConfigured("SESSION_IDLE_MINUTES must be a number from 1 to 720")

# Who has to have a second factor. Reviewers are all who may publish or give rights to others.
TWO_FACTOR = env_choice(
    "TWO_FACTOR",
    ("reviewers", "everyone", "nobody"),
    default="nobody" if LOCAL_MODE else "reviewers",
)
OTP_TOTP_ISSUER = "Health Cooperation Register"
# The library would make the account wait, and so would let anybody with its password keep its owner
# out; our limits distinguish known devices.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

# django-axes records attempts; how many may fail is counted by our own handler.
AXES_HANDLER = "cooperation.accounts.attempts.LimitedSignIn"
AXES_LOCK_OUT_AT_FAILURE = False
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "cooperation.accounts.views.too_many_attempts"
AXES_COOLOFF_TIME = timedelta(hours=1)  # for which failed attempts are kept
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False  # The audit log shows attempts with all else that concerns accounts.
AXES_USERNAME_CALLABLE = "cooperation.accounts.attempts.attempted_name"
AXES_CLIENT_IP_CALLABLE = "cooperation.client_address.client_address"

# Headers and other policies for browsers: see browser_policy.py

CONTENT_SECURITY_POLICY = browser_policy.CONTENT_SECURITY_POLICY
HTMX_CONFIG = browser_policy.HTMX_CONFIG
RESPONSE_HEADERS = browser_policy.RESPONSE_HEADERS
SECURE_REFERRER_POLICY = browser_policy.SECURE_REFERRER_POLICY
X_FRAME_OPTIONS = "DENY"
WHITENOISE_ALLOW_ALL_ORIGINS = False
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cooperation.accounts.sending_again.csrf_failure"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if not LOCAL_MODE:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = env_number("HSTS_SECONDS", default=365 * 24 * 60 * 60)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
# Whether HTTPS holds for all subdomains, and for good, is for the owner of the domain to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Log

LOGGING = logging_settings(readable=LOCAL_MODE)

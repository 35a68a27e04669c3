"""Pengaturan Django. Semua yang berbeda antar-pemasangan datang dari lingkungan."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from terasa.config.kepala import guard_file
from terasa.config.postgres.url import django_database
from terasa.umum.gerbang import read_gerbang

PAKET = Path(__file__).resolve().parent.parent


def env_flag(nama: str) -> bool:
    return os.environ.get(nama, "") in {"1", "ya", "true", "on"}


DEBUG = env_flag("TERASA_DEBUG")
# The command line plants the key of the data folder; without one, sessions end with the process.
SECRET_KEY = os.environ.get("TERASA_KUNCI_RAHASIA") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("TERASA_HOST", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [h for h in os.environ.get("TERASA_ASAL", "").split(",") if h]
ALAMAT_PUBLIK = os.environ.get("TERASA_ALAMAT", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    # Their default apps each overwrite our loaders with their own; TEMPLATES below names both.
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "terasa.umum",
    "terasa.wilayah",
    "terasa.nomenklatur",
    "terasa.akun",
    "terasa.aturan",
    "terasa.cari",
    "terasa.dokumen",
    "terasa.kabar",
    "terasa.pertemuan",
    "terasa.survei",
    "terasa.tindak_lanjut",
    "terasa.perangkat",
    "terasa.aspirasi",
    "terasa.layanan",
    "terasa.pintu",
    "terasa.musrenbang",
    "terasa.apbdes",
    "terasa.program",
    "terasa.manfaat",
    "terasa.corong",
    "terasa.rakor",
    "terasa.serah_terima",
    "terasa.pembinaan",
    "terasa.jejak",
    "terasa.dasbor",
    "terasa.web",
    "terasa.api",
]

MIDDLEWARE = [
    "terasa.web.middleware.ServerTimingMiddleware",
    # Files first: what guards pages against each other says nothing about a stylesheet and weighs on 2G.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "terasa.web.ringkas.RingkasMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "terasa.web.middleware.HeaderMiddleware",
    "terasa.web.middleware.MasukanMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "terasa.web.publik.bahasa.BahasaMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "terasa.web.middleware.PelakuMiddleware",
    "terasa.web.middleware.AksesMiddleware",
]

ROOT_URLCONF = "terasa.config.urls"
CSRF_FAILURE_VIEW = "terasa.web.publik.galat.csrf_gagal"
WSGI_APPLICATION = "terasa.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PAKET / "web" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "terasa.web.templatetags.terasa",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "terasa.web.context.terasa",
            ],
        },
    }
]
COTTON_DIR = "komponen"
COTTON_SNAKE_CASED_NAMES = True

# The role that serves requests, and the owner that migrates. Row-level security binds the first.
DATABASES = {
    "default": {
        **django_database(os.environ.get("TERASA_URL_APP", "postgresql://terasa_app@/terasa")),
        "ENGINE": "terasa.umum.pg",
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    },
    "pemilik": {
        **django_database(os.environ.get("TERASA_URL_PEMILIK", "postgresql://terasa_pemilik@/terasa")),
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,
    },
}
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Counters of the sign-in and key limits live here: with Django's 300 entries a crowd would push them out.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "umum_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/akun/login/"
LOGIN_REDIRECT_URL = "/beranda/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "terasa.web.akun.adapter.AkunAdapter"
ACCOUNT_FORMS = {"login": "terasa.web.akun.forms.MasukForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or env_flag("TERASA_LOKAL")
MFA_TOTP_ISSUER = "Terasa"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Bahasa Inggris"))]
LOCALE_PATHS = [PAKET / "locale"]
TIME_ZONE = os.environ.get("TERASA_ZONA", "Asia/Makassar")
USE_I18N = True
USE_TZ = True
# Years and codes are numbers too: thousands are dotted by the filters `angka` and `rupiah`, never by default.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/s/"
STATIC_ROOT = Path(os.environ.get("TERASA_STATIS", PAKET.parent.parent / "build" / "statis"))
STATICFILES_DIRS = [PAKET / "web" / "static"]
STORAGES = {
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG or env_flag("TERASA_UJI")
            else "terasa.config.statis.Statis"
        )
    },
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = guard_file
# Tests open a new browser again and again: each would list every static file first.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or env_flag("TERASA_UJI")

EMAIL_URL = os.environ.get("EMAIL_URL", "")
DEFAULT_FROM_EMAIL = os.environ.get("TERASA_SUREL_DARI", "terasa@localhost")
# The mailbox that residents write to (docs/gerbang.md); answers carry it as a signed reply address.
SUREL_MASUK = os.environ.get("TERASA_SUREL_MASUK", "")
IMAP_URL = os.environ.get("TERASA_IMAP_URL", "")
# Whose office assigns an e-mail that names no known place; by default the only kabupaten served here.
SUREL_KABUPATEN = os.environ.get("TERASA_SUREL_KABUPATEN", "")
# WhatsApp, Telegram and SMS, by name; none by default.
GERBANG = read_gerbang(os.environ)

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ALAMAT_PUBLIK.startswith("https://")
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31536000 if SESSION_COOKIE_SECURE else 0
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# Three photos of 12 MB and their form; nothing here takes more.
KIRIMAN_TERBESAR = 40 * 1024 * 1024
# How long a process may go on with rules, holidays and posts that it read, where voices come by the hundred.
INGATAN_DETIK = 0 if env_flag("TERASA_UJI") else int(os.environ.get("TERASA_INGATAN_DETIK", "10"))

# Parts of files that are still on their way, all together; what is not finished within a week is forgotten.
UNGGAHAN_TERTUNDA_TERBESAR = int(os.environ.get("TERASA_UNGGAHAN_TERTUNDA", str(2 * 1024**3)))

# Soft limits of the public forms: beyond them a page asks once more or asks to wait.
# Voices in an hour from one internet address for one desa, for one desa, and for all together. Beyond any of them
# a voice that carries no proof of work waits until an officer has looked at it.
BATAS_ASPIRASI_PER_JAM = int(os.environ.get("TERASA_BATAS_ASPIRASI", "40"))
BATAS_ASPIRASI_DESA_PER_JAM = int(os.environ.get("TERASA_BATAS_ASPIRASI_DESA", "150"))
BATAS_ASPIRASI_SEMUA_PER_JAM = int(os.environ.get("TERASA_BATAS_ASPIRASI_SEMUA", "3000"))
# Zero bits of the puzzle that the page solves: 15 is about a second on a cheap phone; 0 asks for none.
BUKTI_BIT = int(os.environ.get("TERASA_BUKTI_BIT", "15"))
BATAS_DUKUNGAN_PER_JAM = int(os.environ.get("TERASA_BATAS_DUKUNGAN", "30"))
# One-time codes in a day to one phone and in an hour to all: each costs the office a message.
BATAS_KODE_PER_NOMOR = int(os.environ.get("TERASA_BATAS_KODE_NOMOR", "5"))
BATAS_KODE_SEMUA_PER_JAM = int(os.environ.get("TERASA_BATAS_KODE_SEMUA", "300"))
BATAS_KUNCI_SALAH = int(os.environ.get("TERASA_BATAS_KUNCI_SALAH", "10"))

# The class that speaks with a provider of electronic signatures (docs/tanda-tangan-elektronik.md); none by default.
TTE = os.environ.get("TERASA_TTE", "")

# With TERASA_UKUR=1 every answer says how many database queries it took.
UKUR = env_flag("TERASA_UKUR")

# Nothing that a resident typed may reach the log, whatever level somebody turns on to look for a fault.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"tanpa_isi": {"()": "terasa.umum.catatan.TanpaIsi"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "tanpa_isi"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "terasa": {"level": "INFO"},
        # At these levels they quote what came in: 4xx addresses, template contexts, EXIF of photos, SQL.
        "django.request": {"level": "ERROR"},
        "django.template": {"level": "INFO"},
        "django.db.backends": {"level": "INFO"},
        "PIL": {"level": "INFO"},
    },
}

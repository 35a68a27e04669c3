#!/usr/bin/env bash
# Seluruh uji di atas PostgreSQL 15 dari Debian, dalam gugus sementara, dengan pemilik yang bukan superuser.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=/usr/lib/postgresql/15/bin
if [ ! -x $bin/initdb ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "PostgreSQL 15 belum ada. Di Debian jalankan sebagai root: apt-get install postgresql-15" >&2
    exit 2
  fi
  echo "Memasang paket postgresql-15 (apt-get)."
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-15 >/dev/null
fi

rumah=$(mktemp -d /var/tmp/terasa-pg15.XXXXXX)
sebagai=()
if [ "$(id -u)" = 0 ]; then
  sebagai=(runuser -u postgres --)
  chown postgres "$rumah"
fi
pg() { (cd / && "${sebagai[@]}" "$bin/$1" "${@:2}"); }
bersihkan() {
  pg pg_ctl -D "$rumah/d" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$rumah"
}
trap bersihkan EXIT

pg initdb -D "$rumah/d" --locale=C.UTF-8 --encoding=UTF8 -A trust -U postgres >/dev/null
pg pg_ctl -D "$rumah/d" -w -l "$rumah/log" -o "-k $rumah -c listen_addresses= -c fsync=off" start >/dev/null
pg psql -q -h "$rumah" -U postgres -c "CREATE ROLE terasa_pemilik LOGIN CREATEDB CREATEROLE" \
  -c "CREATE DATABASE terasa OWNER terasa_pemilik"
DATABASE_URL="postgresql://terasa_pemilik@/terasa?host=$rumah" .venv/bin/python -m pytest -m "not browser" "$@"

# The connection of DATABASE_URL for the tools of PostgreSQL, which do not read it. It goes by their environment: an argument with the
# password would stand in the list of processes. Sourced, after folder.sh.
# shellcheck shell=sh disable=SC2034

# url_part NAME: user, password, host, port or database, or a parameter of the query, decoded. Empty if it is not there.
url_part() {
  LC_ALL=C awk -v want="$1" '
    function decoded(text,   out, i, high, low) {
      while ((i = index(text, "%")) > 0) {
        high = index(DIGITS, tolower(substr(text, i + 1, 1))) - 1
        low = index(DIGITS, tolower(substr(text, i + 2, 1))) - 1
        if (high < 0 || low < 0) exit 1
        out = out substr(text, 1, i - 1) sprintf("%c", high * 16 + low)
        text = substr(text, i + 3)
      }
      return out text
    }
    BEGIN {
      DIGITS = "0123456789abcdef"
      url = ENVIRON["DATABASE_URL"]
      if (url !~ /^postgres(ql)?:\/\//) exit 1
      sub(/^[a-z]+:\/\//, "", url)
      sub(/#.*$/, "", url)
      if ((i = index(url, "?")) > 0) { query = substr(url, i + 1); url = substr(url, 1, i - 1) }
      if ((i = index(url, "/")) > 0) { part["database"] = substr(url, i + 1); url = substr(url, 1, i - 1) }
      if (match(url, /@[^@]*$/)) {
        part["user"] = substr(url, 1, RSTART - 1)
        url = substr(url, RSTART + 1)
        if ((i = index(part["user"], ":")) > 0) {
          part["password"] = substr(part["user"], i + 1)
          part["user"] = substr(part["user"], 1, i - 1)
        }
      }
      if (match(url, /:[0-9]*$/)) { part["port"] = substr(url, RSTART + 1); url = substr(url, 1, RSTART - 1) }
      gsub(/^\[|\]$/, "", url)
      part["host"] = url
      count = split(query, pairs, "&")
      for (n = 1; n <= count; n++) {
        i = index(pairs[n], "=")
        if (i == 0) continue
        value = substr(pairs[n], i + 1)
        gsub(/\+/, " ", value)
        part[substr(pairs[n], 1, i - 1)] = value
      }
      printf "%s", decoded(part[want])
    }' </dev/null
}

# set_or_unset VARIABLE VALUE: an empty value leaves the default of the tools.
set_or_unset() {
  if [ -n "$2" ]; then export "$1=$2"; else unset "$1"; fi
}

# use_database WORK: WORK is a private folder, for a certificate that is given as text.
use_database() {
  [ -n "${DATABASE_URL:-}" ] || fail "$BAD_SETTING" '没有设置 DATABASE_URL：它和服务器用的是同一个'
  url_part host >/dev/null || fail "$BAD_SETTING" 'DATABASE_URL 不是 postgresql:// 开头的地址，或者其中的 % 没有写对'
  set_or_unset PGHOST "$(url_part host)"
  set_or_unset PGPORT "$(url_part port)"
  set_or_unset PGUSER "$(url_part user)"
  set_or_unset PGPASSWORD "$(url_part password)"
  set_or_unset PGDATABASE "$(url_part database)"
  set_or_unset PGOPTIONS "$(url_part options)"
  set_or_unset PGSSLROOTCERT "$(url_part sslrootcert)"
  set_or_unset PGSSLCERT "$(url_part sslcert)"
  set_or_unset PGSSLKEY "$(url_part sslkey)"
  use_tls "$1"
  unset PGSERVICE PGSERVICEFILE
  export PGAPPNAME=tongxin-backup PGCONNECT_TIMEOUT=10 PGCLIENTENCODING=UTF8
}

# The server's driver checks certificates in every mode but no-verify, which libpq does not know.
use_tls() {
  mode=$(url_part sslmode)
  [ "$mode" != no-verify ] || mode=require
  case ${DATABASE_CA:-} in
    '') ;;
    *-----BEGIN*)
      printf '%s\n' "$DATABASE_CA" >"$1/ca.pem"
      PGSSLROOTCERT=$1/ca.pem
      ;;
    *) PGSSLROOTCERT=$DATABASE_CA ;;
  esac
  if [ -n "${DATABASE_CA:-}" ]; then
    export PGSSLROOTCERT
    case $(url_part sslmode) in disable | no-verify | verify-full) ;; *) mode=verify-ca ;; esac
  fi
  set_or_unset PGSSLMODE "$mode"
}

# Settings of every session here: no limit of a role ends a long copy, and values read alike on every server.
SESSION="set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0; set timezone = 'UTC';
set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex';
set client_min_messages = error;"

# query_base: psql without a user's settings, whose answers are lines of columns between tabs.
query_base() { psql -X -q -A -t -F "$(printf '\t')" -v ON_ERROR_STOP=1 "$@"; }

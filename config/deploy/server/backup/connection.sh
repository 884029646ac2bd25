# The connection of DATABASE_URL for the tools of PostgreSQL, which do not read it. It goes by their environment: an argument with the
# password would stand in the list of processes. Sourced, after folder.sh.
# shellcheck shell=sh disable=SC2034

# url_part NAME: user, password, host, port or database, or a parameter of the query, decoded as the server's driver decodes it. Empty if
# it is not there. In an address with a bare % or a blank the driver takes %40 for an escape, and %4a for itself.
url_part() {
  LC_ALL=C awk -v want="$1" '
    function decoded(text, kept,   out, i, escape, byte) {
      while ((i = index(text, "%")) > 0) {
        escape = substr(text, i, 3)
        byte = sprintf("%c", 16 * (index(DIGITS, tolower(substr(escape, 2, 1))) - 1) + index(DIGITS, tolower(substr(escape, 3, 1))) - 1)
        if (escape !~ /^%[0-9a-fA-F][0-9a-fA-F]$/) {
          if (!loose) exit 1
          byte = "%"; escape = "%"
        } else if (loose && escape ~ /[a-fA-F]/ || index(kept, byte) > 0) byte = escape
        out = out substr(text, 1, i - 1) byte
        text = substr(text, i + length(escape))
      }
      return out text
    }
    BEGIN {
      DIGITS = "0123456789abcdef"
      url = ENVIRON["DATABASE_URL"]
      if (url !~ /^postgres(ql)?:\/\//) exit 1
      loose = url ~ / |%[^0-9a-fA-F]|%[0-9a-fA-F][^0-9a-fA-F]/
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
        name = substr(pairs[n], 1, i - 1)
        value = substr(pairs[n], i + 1)
        if (i == 0 || value == "" || name == "database") continue
        gsub(/\+/, " ", value)
        part[name] = value
      }
      printf "%s", decoded(part[want], want == "database" ? "#$&+,/:;=?@" : "")
    }' </dev/null
}

# set_or_unset VARIABLE VALUE: an empty value leaves the default of the tools.
set_or_unset() {
  if [ -n "$2" ]; then export "$1=$2"; else unset "$1"; fi
}

# part NAME: puts it into $value.
part() {
  value=$(url_part "$1") || fail "$BAD_SETTING" 'DATABASE_URL 不是 postgresql:// 开头的地址，或者其中的 % 没有写对'
}

# use_database WORK: WORK is a private folder, for a certificate that is given as text.
use_database() {
  [ -n "${DATABASE_URL:-}" ] || fail "$BAD_SETTING" '没有设置 DATABASE_URL：它和服务器用的是同一个'
  for pair in PGHOST:host PGPORT:port PGUSER:user PGPASSWORD:password PGDATABASE:database PGOPTIONS:options \
    PGSSLCERT:sslcert PGSSLKEY:sslkey; do
    part "${pair#*:}"
    set_or_unset "${pair%%:*}" "$value"
  done
  use_tls "$1"
  unset PGSERVICE PGSERVICEFILE
  export PGAPPNAME=tongxin-backup PGCONNECT_TIMEOUT=10 PGCLIENTENCODING=UTF8
}

# Certificates are checked as far as the server checks them, which means more by most modes than libpq does: without an authority of its own
# all but no-verify stand for verify-full with the system's authorities; with one, require and verify-ca accept any name.
use_tls() {
  part ssl; switch=$value
  part sslrootcert; root=$value
  part uselibpqcompat; compat=$value
  part sslmode; mode=$value
  case $mode in
    '' | disable | no-verify | allow | prefer | require | verify-ca | verify-full) ;;
    *) fail "$BAD_SETTING" "DATABASE_URL 里的 sslmode=$mode 没有这个写法：要加密并核对证书，请写 sslmode=verify-full" ;;
  esac
  if [ -n "${DATABASE_CA:-}" ]; then
    case $mode/$switch$root$compat in
      / | require/ | verify-ca/ | verify-full/) ;;
      *) fail "$BAD_SETTING" 'DATABASE_URL 里的 ssl、sslmode、sslrootcert 或 uselibpqcompat 和 DATABASE_CA 矛盾：请去掉一边，或者写 sslmode=verify-full' ;;
    esac
    use_authority "$1"
    case $mode in require | verify-ca) mode=verify-ca ;; *) mode=verify-full ;; esac
  elif [ -z "$mode$root${PGSSLCERT:-}${PGSSLKEY:-}" ]; then
    case $switch in '') ;; 0) mode=disable ;; no-verify) mode=require ;; *) mode=verify-full ;; esac
  else
    case $compat/$mode/$root in
      */disable/*) ;;
      */no-verify/* | true/prefer/* | true/require/) mode=require ;;
      true/require/* | true/verify-ca/*) mode=verify-ca ;;
      *) mode=verify-full ;;
    esac
  fi
  [ "$mode" != verify-full ] || [ -n "$root" ] || use_system_authorities
  set_or_unset PGSSLMODE "$mode"
  set_or_unset PGSSLROOTCERT "$root"
}

# use_authority WORK: the file of DATABASE_CA, or one with its text, whose line ends a console's form may have kept as \n.
use_authority() {
  case $DATABASE_CA in
    *'-----BEGIN CERTIFICATE-----'*)
      root=$1/ca.pem
      printf '%s\n' "$DATABASE_CA" | awk '{ gsub(/\\n/, "\n"); print }' >"$root"
      ;;
    *)
      root=$DATABASE_CA
      grep -q -e '-----BEGIN CERTIFICATE-----' "$root" 2>/dev/null \
        || fail "$BAD_SETTING" "DATABASE_CA=$root 读不到，或者里面没有证书：它是数据库的证书机构（PEM），运行备份的用户要能读"
      ;;
  esac
}

# The file by name, since libpq knows `system` from version 16 on.
use_system_authorities() {
  for root in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/ca-bundle.pem /etc/ssl/cert.pem; do
    [ ! -r "$root" ] || return 0
  done
  fail "$BAD_SETTING" '这台机器上没有公认的证书机构，核对不了数据库的证书：请安装 ca-certificates，或者在 DATABASE_CA 里给出数据库自己的'
}

# option_of SCHEMA: the parameter of an address by which a session works in it: quoted as a name, then as an option, then as a part
# of a URL, where it needs that.
option_of() {
  case $1 in *[!a-z0-9_]*) ;; *) printf 'options=-c%%20search_path=%s' "$1"; return ;; esac
  printf '%s' "$1" | sed -e 's/"/""/g' -e '1s/^/"/' -e '$s/$/"/' -e 's/[\\[:space:]]/\\&/g' | od -An -v -tx1 | tr -d '\n' | sed -e 's/ /%/g' -e 's/^/options=-c%20search_path=/'
}

# Settings of every session here: no limit of a role ends a long copy, and values read alike on every server. Which limits there are
# depends on the server's version.
SESSION="select set_config(name, '0', false) from pg_settings where name in ('statement_timeout', 'lock_timeout', 'transaction_timeout',
  'idle_in_transaction_session_timeout', 'idle_session_timeout') \\g /dev/null
set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex';
set client_min_messages = error;"

# query_base: psql without a user's settings, whose answers are lines of columns between tabs.
query_base() { psql -X -q -A -t -F "$(printf '\t')" -v ON_ERROR_STOP=1 "$@"; }

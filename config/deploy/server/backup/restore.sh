#!/bin/sh
# restore.sh [--sign-out] FILE.dump: restores a backup into the empty database of DATABASE_URL, in one transaction that is committed only
# if every table has the rows of the manifest beside the file. Anything in the way is refused and nothing is changed.
# --sign-out ends all sessions, after an accident in which a phone or a browser may have been signed out since the backup.
# Exit codes: folder.sh.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=folder.sh
. "$here/folder.sh"
# shellcheck source=connection.sh
. "$here/connection.sh"

# Number of the lock that a server takes while it migrates.
MIGRATION_LOCK=7364019
signs_out=false
if [ "${1:-}" = --sign-out ]; then
  signs_out=true
  shift
fi
[ $# -eq 1 ] || fail $BAD_SETTING '用法：restore.sh [--sign-out] 备份文件.dump'
dump=$1
manifest=${dump%.dump}.manifest
[ -r "$dump" ] || fail $BAD_SETTING "读不到备份文件 $dump"
[ -r "$manifest" ] || fail $BAD_SETTING "读不到 $manifest：它和 .dump 是一起的，请一起拷过来"
use_postgres_tools psql pg_restore
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 143' TERM INT HUP
use_database "$work"

# fact NAME FILE: a value of a manifest.
fact() { awk -F '\t' -v name="$1" '$1 == name { print $2; exit }' "$2"; }

[ "$(tail -n 1 "$manifest")" = end ] || fail $DAMAGED "$manifest 不完整，没有恢复。请换一份备份"
[ "$(sha256sum "$dump" | cut -d ' ' -f 1)" = "$(fact sha256 "$manifest")" ] || fail $DAMAGED "$dump 已经损坏（和备份时不一样），没有恢复。请换一份备份"
pg_restore --list "$dump" >"$work/all" || fail $DAMAGED "$dump 读不出来，没有恢复：它损坏了，或者这里的 pg_restore 比备份时的旧"
# The schema is made below, if it is not there.
grep -Ev '^[0-9]+; [0-9]+ [0-9]+ (SCHEMA|COMMENT - SCHEMA|ACL) ' "$work/all" >"$work/list"
grep '^table' "$manifest" >"$work/wanted"
: >"$work/leaving"
base=$(fact schema "$manifest")

now=$(query_base <<SQL || fail $NO_DATABASE '没有恢复：数据库连不上，原因见上一行'
$SESSION
select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
SQL
)

# is_newer A B: by the changes that their server had counted, which no clock can turn back; of two servers by the date, if that is none to come.
is_newer() {
  if [ -n "$(fact server "$1")" ] && [ "$(fact server "$1")" = "$(fact server "$2")" ]; then
    [ "$(fact moment "$1")" -gt "$(fact moment "$2")" ]
  else
    expr "$(fact at "$1")" '<=' "$now" '&' "$(fact at "$1")" '>' "$(fact at "$2")" >/dev/null
  fi
}

# The newest manifest of the same base beside the file knows who has asked to leave, or has left, since the backup. An older one knows
# nothing of a wish that the backup has.
latest=$manifest
find "$(dirname "$dump")" -maxdepth 1 -name 'tongxin-*.manifest' | sort >"$work/manifests"
while read -r other; do
  if [ -z "$(fact base "$other")" ] || [ "$(fact base "$other")" != "$(fact base "$manifest")" ] || [ "$(tail -n 1 "$other")" != end ]; then continue; fi
  expr "$(fact at "$other")" '<=' "$now" >/dev/null \
    || say "注意：${other##*/} 的时间 $(fact at "$other") 在将来（数据库说现在是 $now）：两边的时钟有一个不对，请看一下（date -u）"
  ! is_newer "$other" "$latest" || latest=$other
done <"$work/manifests"
brings=false
if [ "$latest" != "$manifest" ]; then
  brings=true
  awk -F '\t' -v OFS='\t' '$1 == "leaving" { print $2, $3 }' "$latest" >"$work/leaving"
fi

# Statements up to the last one; without it psql ends the transaction and nothing has changed.
statements() {
  cat <<SQL
$SESSION
\o /dev/null
begin;
set local lock_timeout = '30s';
select pg_advisory_xact_lock($MIGRATION_LOCK);
select (select count(*) from (
    select oid, 'pg_class'::regclass as class from pg_class where relnamespace in (select oid from pg_namespace where nspname = :'base')
    union all select oid, 'pg_proc'::regclass from pg_proc where pronamespace in (select oid from pg_namespace where nspname = :'base')
    union all select oid, 'pg_type'::regclass from pg_type where typnamespace in (select oid from pg_namespace where nspname = :'base')
  ) things where not exists (select 1 from pg_depend d where d.classid = things.class and d.objid = things.oid and d.deptype in ('e', 'i'))) > 0
  as is_filled, pg_encoding_to_char(encoding) = 'UTF8' as is_utf8 from pg_database where datname = current_database() \gset
\if :is_filled
  \! : >"\$work/not-empty"
  \quit
\endif
\if :is_utf8
\else
  \! : >"\$work/not-utf8"
  \quit
\endif
create schema if not exists :"base";
select current_schema() is not distinct from :'base' as is_chosen \gset
\if :is_chosen
\else
  \! : >"\$work/other-schema"
  \quit
\endif
create extension if not exists btree_gist with schema pg_catalog;
set local lock_timeout = 0;
SQL
  # The tools of version 17 set a limit that an older server does not know, at the beginning.
  { pg_restore --use-list="$work/list" --no-owner --no-privileges --file=- "$dump" && : >"$work/read"; } \
    | sed '1,40{/^SET transaction_timeout = 0;$/d;}'
  [ -e "$work/read" ] || return 0
  cat <<SQL
\o :restored
\i :tables
\o /dev/null
\set is_same \`cmp -s "\$work/wanted" "\$work/restored" && echo true || echo false\`
\if :is_same
\else
  \! : >"\$work/differs"
  \quit
\endif
select set_config('search_path', quote_ident(:'base'), true);
SQL
  ! $brings || leaving
  ! $signs_out || echo 'delete from web_sign_ins; delete from sessions;'
  cat <<SQL
\o :pending
select count(*) from volunteers where leaves_at is not null;
\o
commit;
\! : >"\$work/done"
-- The dump's own settings ask for remarks, and an owner who is no superuser gets one for each table of the server.
set client_min_messages = error;
analyze;
SQL
}

# Those who have left or asked since leave again at the server's next minute, or at their time; those who have taken it back stay.
leaving() {
  echo 'create temporary table leaving_then (id uuid primary key, at timestamptz not null) on commit drop;'
  echo 'copy leaving_then from stdin;'
  cat "$work/leaving"
  cat <<SQL
\.
with changed as (
  update volunteers v set leaves_at = l.at from leaving_then l
  where v.id = l.id and v.left_at is null and v.joined_into is null and v.leaves_at is distinct from l.at returning 1)
select count(*) as again from changed \gset
with changed as (
  update volunteers set leaves_at = null where leaves_at is not null and id not in (select id from leaving_then) returning 1)
select count(*) as stay from changed \gset
\setenv again :again
\setenv stay :stay
\! echo "按最新的清单：\$again 人在备份之后申请了注销或已经注销，会再注销一次；\$stay 人撤回了注销，不会被注销"
SQL
}

export work here
statements | query_base -v base="$base" -v restored="$work/restored" -v pending="$work/pending" -v tables="$here/counts.sql" >"$work/said" || :
[ ! -e "$work/not-empty" ] || fail $NOT_EMPTY "没有恢复：这个数据库的 $base 里已经有东西。备份只恢复到空的数据库：请新建一个（createdb），或者先把原来的改名留着"
[ ! -e "$work/not-utf8" ] || fail $BAD_SETTING '没有恢复：这个数据库的编码不是 UTF8，请用 createdb -E UTF8 -T template0 新建'
[ ! -e "$work/other-schema" ] || fail $BAD_SETTING "没有恢复：备份的是 $base，DATABASE_URL 用的是另一个 schema。请在地址后加 ?$(option_of "$base")（public 不用加）"
if [ -e "$work/differs" ]; then
  diff "$work/wanted" "$work/restored" | sed -n 's/^[<>] //p' | cut -f 2 | sort -u >&2
  fail $DAMAGED '没有恢复：上面这些表恢复后和备份时对不上，已全部撤回。请换一份备份'
fi
[ -e "$work/done" ] || fail $NO_DATABASE '没有恢复：数据库中断，或者备份读到一半坏了，原因见上。已全部撤回，数据库还是空的'
cat "$work/said"
say "已恢复并核对：$(wc -l <"$work/wanted" | tr -d ' ') 张表，$(awk -F '\t' '{ rows += $3 } END { printf "%d", rows }' "$work/wanted") 行，和备份时（$(fact at "$manifest")）一样"
pending=$(cat "$work/pending")
[ "$pending" -eq 0 ] || say "其中 $pending 人正在注销，服务器启动后到时间就会完成，不能再撤回：启动前请先看指南里《恢复以后》一节"

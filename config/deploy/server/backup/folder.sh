# The folder of the backups, its two locks, and the ends of the programs here. Sourced by each of them, with $here set.
# shellcheck shell=sh disable=SC2034

# Exit codes, for timers and monitors. 0 is done, 1 a fault that nobody foresaw.
BAD_SETTING=2
BUSY=3
DISK_FULL=4
NO_DATABASE=5
DAMAGED=6
NOT_EMPTY=7
WRONG_CLOCK=8

# A dump holds names and phones: nobody else may read it.
umask 077
# Names and days of the backups are the base's, without a file of time zones.
TZ=CST-8
export TZ
BACKUP_DIR=${BACKUP_DIR:-/var/backups/tongxin}
# Space that stays free for everything else on the disk, KiB.
RESERVE=32768

say() { printf '%s\n' "$*"; }

# fail CODE SENTENCE: ends the program.
fail() {
  code=$1
  shift
  printf '%s\n' "$*" >&2
  exit "$code"
}

# Versioned tools before those of PATH: Debian's wrapper there asks for a cluster, and finds no initdb.
use_postgres_tools() {
  newest=${PG_BIN:-$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -t / -k 5 -n | tail -n 1)}
  [ -z "$newest" ] || PATH=$newest:$PATH
  export PATH
  for tool in "$@"; do
    command -v "$tool" >/dev/null || fail $BAD_SETTING "没有找到 $tool：请安装 PostgreSQL（Debian、Ubuntu：apt install postgresql），版本不低于数据库的版本"
  done
}

# open_folder: refuses a folder that is not there, since a disk that is not mounted must not be mistaken for an empty one.
open_folder() {
  [ -d "$BACKUP_DIR" ] || fail $BAD_SETTING "备份目录 $BACKUP_DIR 不存在：请先建好（install -d -m 700 -o 运行备份的用户 $BACKUP_DIR），或者检查磁盘有没有挂上"
  [ -w "$BACKUP_DIR" ] || fail $BAD_SETTING "备份目录 $BACKUP_DIR 不能写：请把它交给运行备份的用户（chown）"
}

# hold NAME SENTENCE: takes a lock that the kernel gives back when this program and its children have ended, however they end.
hold() {
  exec 9>"$BACKUP_DIR/.$1.lock"
  flock -n 9 || fail $BUSY "$2"
}

# need KIB FOLDER WORK: refuses before anything is written.
need() {
  free=$(df -Pk "$2" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge $(($1 + RESERVE)) ] || fail $DISK_FULL "磁盘空间不够，没有$3：$2 还剩 $((free / 1024)) MB，需要 $((($1 + RESERVE) / 1024)) MB。请清理磁盘，或把 BACKUP_DIR 换到大一些的磁盘"
}

# write_whole FILE: standard input becomes the file in one step, on the disk before it has its name.
write_whole() {
  cat >"$1.part"
  sync "$1.part"
  mv "$1.part" "$1"
  sync "$(dirname "$1")"
}

now_utc() { TZ=UTC0 date +%Y-%m-%dT%H:%M:%SZ; }

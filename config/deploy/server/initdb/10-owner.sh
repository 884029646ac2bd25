#!/bin/sh
# The server's own account and database, made when the container of PostgreSQL starts for the first time. It is no superuser.
set -eu
psql --username="$POSTGRES_USER" --dbname=postgres --no-psqlrc --set=ON_ERROR_STOP=1 <<'SQL'
\getenv password DATABASE_PASSWORD
create role tongxin login password :'password';
create database tongxin owner tongxin;
SQL

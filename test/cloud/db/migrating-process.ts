/** A process that migrates the database of an address with a folder of migrations, to be killed. */
import { migrate } from '../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { SOURCES } from '../../../src/cloud/db/schema-sources'

const [url = '', migrations = ''] = process.argv.slice(2)
const connection = connectPostgres(url, 1, { isUnlimited: true })
void migrate(connection, { sources: { ...SOURCES, migrations } }).then(() => connection.close())

/** Makes tests open their bases on the embedded database. */
process.env['DATABASE'] = 'pglite'

/** Every base that a test opens is on the embedded database. */
process.env['DATABASE'] = 'pglite'

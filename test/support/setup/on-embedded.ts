/** Puts every base that a test opens on the embedded database. */
process.env['DATABASE'] = 'pglite'

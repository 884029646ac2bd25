import { readFileSync } from 'node:fs'
import postcss from 'postcss'
import * as palette from '../../../src/client/phone/palette'

const tokens = new Map<string, string>()
// The first value is the ordinary version's.
postcss.parse(readFileSync('src/app.css', 'utf8')).walkDecls(/^--/, ({ prop, value }) => void tokens.set(prop, tokens.get(prop) ?? value))

test.each(Object.entries(palette))('the colour %s for parts without CSS equals the one in app.css', (name, colour) => {
  expect(tokens.get(`--${name.toLowerCase().replace('_', '-')}`)).toBe(colour)
})

test("the browser's bar has the colour of the page", () => {
  expect(readFileSync('src/index.html', 'utf8')).toContain(`<meta name="theme-color" content="${palette.PAPER}" />`)
})

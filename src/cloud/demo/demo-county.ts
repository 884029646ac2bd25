/** The county of the demonstration, read like any county's file. */
import { readCounty } from '../importer/read-county'
import county from './county.json'

const read = readCounty(JSON.stringify(county))
if ('mistakes' in read) throw new Error(`county.json of the demonstration: ${JSON.stringify(read.mistakes)}`)

export const DEMO_COUNTY = read.founding

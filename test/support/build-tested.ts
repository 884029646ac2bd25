/** Builds all that `npm test` looks at, at the same time; Jest's setups would do it one after the other. */
import { ensureBuilt } from './setup/built'

void ensureBuilt('h5', 'weapp', 'cloud')

/** Builds all targets that `npm test` needs concurrently. Jest's setups would build them one after the other. */
import { ensureBuilt } from './setup/built'

void ensureBuilt('h5', 'weapp', 'cloud')

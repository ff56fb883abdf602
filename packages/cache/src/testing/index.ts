export { ChaosStore, type Misbehaviour } from './ChaosStore';
export { describeCacheStore, type CacheStoreFactory } from './describeCacheStore';
export { FakeClock } from './FakeClock';

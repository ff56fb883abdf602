export { describeWithRedis } from './describeWithRedis';
export { type RedisServer, type RedisServerOptions, startRedisServer } from './startRedisServer';

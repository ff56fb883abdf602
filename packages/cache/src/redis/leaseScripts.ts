import { RedisScript } from './RedisScript';

/** Takes a lease that is free. Gives 1 or 0, and what is there now: lease, its time to live in ms, failure. */
export const takeScript = new RedisScript(`
local taken = redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX')
return { taken and 1 or 0, text('GET', KEYS[1]), redis.call('PTTL', KEYS[1]), text('GET', KEYS[2]) }
`);

/** Takes a lease that is as seen before and belongs to nobody. */
export const takeOverScript = new RedisScript(`
if text('GET', KEYS[1]) ~= ARGV[3] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`);

/** Looks, in the same form as \`takeScript\`. */
export const lookScript = new RedisScript(`
return { 0, text('GET', KEYS[1]), redis.call('PTTL', KEYS[1]), text('GET', KEYS[2]) }
`);

/** Gives 0 when the lease is another's by now. */
export const renewScript = new RedisScript(`
if text('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`);

export const releaseScript = new RedisScript(`
if text('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
`);

/** A failure that stands is told in any case; another one only by who has the lease, lest it hide one that stands. */
export const failScript = new RedisScript(`
local mine = text('GET', KEYS[1]) == ARGV[1]
if mine or ARGV[4] == 'stands' then redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3]) end
if mine then redis.call('DEL', KEYS[1]) end
return 1
`);

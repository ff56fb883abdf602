/** Redis is not there, or does not answer: who gets this works on alone. */
export class RedisDown extends Error {
  constructor(message = 'Redis cannot be used at the moment') {
    super(message);
    this.name = 'RedisDown';
  }
}

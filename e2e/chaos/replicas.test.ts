import { describeWithRedis } from '@glance/cache/testing/redis';
import { throttled } from '@glance/simulator-azure';
import { eventually } from '../support/eventually';
import { RedisContents } from './RedisContents';
import { figuresOf, Replicas } from './Replicas';

jest.setTimeout(120_000);

let replicas: Replicas;

afterEach(() => replicas.stop());

describeWithRedis('replicas with Redis between them', () => {
  it.each([2, 3])('%i processes make the calls of one, and give the same figures', async (count) => {
    replicas = await Replicas.start(count);
    replicas.azure.faults.inject({ kind: 'latency', ms: 300 }, { endpoint: 'query' });
    const questions = replicas.questions(12);
    const answers = await Promise.all(Array.from({ length: count }, (_, index) => replicas.ask(index, questions)));
    const [first, ...others] = answers.map(figuresOf);
    others.forEach((figures) => expect(figures).toEqual(first));
    expect(replicas.calls).toBe(questions.length);
  });

  it('share over TLS and with a password, after Redis was started again too', async () => {
    replicas = await Replicas.start(2, { redis: { tls: true, password: 'the-password-of-redis' } });
    const questions = replicas.questions(6);
    const [one, two] = (await Promise.all([0, 1].map((index) => replicas.ask(index, questions)))).map(figuresOf);
    expect(two).toEqual(one);
    expect(replicas.calls).toBe(questions.length);
    await replicas.redis.restart();
    await shareAgain();
  });

  it('give a process that starts later what they hold', async () => {
    replicas = await Replicas.start(1);
    const questions = replicas.questions(6);
    const held = figuresOf(await replicas.ask(0, questions));
    await eventually('the answers are in Redis', async () => (await keys('value')).length >= questions.length);
    const late = await replicas.add();
    expect(figuresOf(await replicas.ask(late, questions))).toEqual(held);
    expect(replicas.calls).toBe(questions.length);
  });

  it('share one refusal, with the time at which it ends', async () => {
    replicas = await Replicas.start(3);
    replicas.azure.faults.inject(throttled({ entity: 90 }), { endpoint: 'query' });
    replicas.azure.faults.inject({ kind: 'latency', ms: 300 }, { endpoint: 'query' });
    const [question] = replicas.questions(1);
    const answers = await Promise.all([0, 1, 2].map((index) => replicas.ask(index, question ? [question] : [])));
    answers.forEach(({ Q0 }) => expect(Q0).toMatchObject({ status: 429, error: expect.stringMatching(/in \d+ s/) }));
    expect(replicas.calls).toBe(1);
  });

  it('forget together when one of them is told to', async () => {
    replicas = await Replicas.start(2);
    const questions = replicas.questions(3);
    await Promise.all([0, 1].map((index) => replicas.ask(index, questions)));
    expect(replicas.calls).toBe(3);
    await replicas.clear(0);
    await eventually('the other one asks again', async () => {
      await replicas.ask(1, questions);
      return replicas.calls === 6;
    });
    await replicas.ask(0, questions);
    expect(replicas.calls).toBe(6);
  });
});

describeWithRedis('a Redis that fails', () => {
  it('fails no query when it is killed in mid-load, and is used again when it returns', async () => {
    replicas = await Replicas.start(2);
    replicas.azure.faults.inject({ kind: 'latency', ms: 500 }, { endpoint: 'query' });
    const questions = replicas.questions(12);
    const asked = Promise.all([0, 1].map((index) => replicas.ask(index, questions)));
    await replicas.azure.journal.arrived('query', 6);
    await replicas.redis.kill();
    const [one, two] = (await asked).map(figuresOf);
    expect(two).toEqual(one);

    await replicas.redis.restart();
    await shareAgain();
  });

  it('fails no query when it stalls, and is used again when it goes on', async () => {
    replicas = await Replicas.start(2);
    const questions = replicas.questions(12);
    replicas.redis.stall();
    const [one, two] = (await Promise.all([0, 1].map((index) => replicas.ask(index, questions)))).map(figuresOf);
    expect(two).toEqual(one);
    replicas.redis.resume();
    await shareAgain();
  });

  it('fails no query when it is full of garbage', async () => {
    replicas = await Replicas.start(1);
    const questions = replicas.questions(6);
    const held = figuresOf(await replicas.ask(0, questions));
    await eventually('the answers are in Redis', async () => (await keys('value')).length >= questions.length);
    await withContents((contents) => contents.spoil());
    const late = await replicas.add();
    expect(figuresOf(await replicas.ask(late, questions))).toEqual(held);
    expect(replicas.calls).toBe(2 * questions.length);
  });

  it('fails no query and says so once when its password is wrong', async () => {
    replicas = await Replicas.start(1, {
      redis: { password: 'the-right-password-of-redis' },
      env: { GF_PLUGIN_REDIS_PASSWORD: 'a-wrong-password-of-redis' },
    });
    figuresOf(await replicas.ask(0, replicas.questions(3)));
    figuresOf(await replicas.ask(0, replicas.questions(6)));
    const complaints = replicas.logOf(0).filter((line) => line.includes('redis_password'));
    expect(complaints).toHaveLength(1);
    expect(replicas.logOf(0).join('\n')).not.toContain('a-wrong-password-of-redis');
  });
});

describeWithRedis('a process that dies while it loads for all', () => {
  it('is replaced by another one that waits for it', async () => {
    replicas = await Replicas.start(2);
    const end = replicas.azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'query', times: 1 });
    const [question] = replicas.questions(1);
    const doomed = replicas.ask(0, question ? [question] : []).catch(() => undefined);
    await replicas.azure.journal.arrived('query', 1);
    const waiting = replicas.ask(1, question ? [question] : []);
    await replicas.kill(0);
    await doomed;
    end();
    figuresOf(await waiting);
    expect(replicas.calls).toBe(2);
  });
});

describeWithRedis('what lies in Redis', () => {
  it('holds no secret and no name of anything that is asked', async () => {
    replicas = await Replicas.start(2);
    await Promise.all([0, 1].map((index) => replicas.ask(index, replicas.questions(6))));
    await eventually('the answers are in Redis', async () => (await keys('value')).length >= 6);
    const contents = await withContents((one) => one.all());
    expect(await replicas.leaks({ redis: contents })).toEqual([]);
    expect(Object.keys(contents).join('\n')).not.toContain(replicas.azure.tenantId);
  });

  it('is not given to a data source with another secret, nor to one whose secret Azure refuses', async () => {
    replicas = await Replicas.start(1);
    const questions = replicas.questions(3);
    await replicas.ask(0, questions);
    await eventually('the answers are in Redis', async () => (await keys('value')).length >= 3);
    const late = await replicas.add();
    const stolen = await replicas.ask(late, questions, {
      uid: 'thief',
      secureJsonData: { azureClientSecret: 'another-secret-altogether-0' },
    });
    Object.values(stolen).forEach((answer) => expect(answer).toMatchObject({ status: 401, frames: [] }));
  });
});

/** Resolves when two processes make one call between them, within ten seconds. */
function shareAgain(): Promise<void> {
  const question = replicas.questions(1);
  return eventually('two processes make one call between them', async () => {
    await Promise.all([0, 1].map((index) => replicas.clear(index)));
    const before = replicas.calls;
    await Promise.all([0, 1].map((index) => replicas.ask(index, question)));
    return replicas.calls - before === 1;
  });
}

/** Names of the keys of one kind. */
async function keys(kind: string): Promise<readonly string[]> {
  return withContents((contents) => contents.names(kind));
}

async function withContents<T>(look: (contents: RedisContents) => Promise<T>): Promise<T> {
  const contents = await RedisContents.open(replicas.redis.url);
  try {
    return await look(contents);
  } finally {
    await contents.close();
  }
}

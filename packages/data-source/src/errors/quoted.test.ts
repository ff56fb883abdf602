import { quoted, quotedErrors } from './quoted';

const SECRET = '0123456789abcdef0123456789abcdef';

describe('quoted', () => {
  it('is one line of at most 300 characters', () => {
    expect(quoted(' a\n\t b ')).toBe('a b');
    expect(quoted('y'.repeat(300))).toBe('y'.repeat(300));
    expect(quoted('y'.repeat(301))).toBe(`${'y'.repeat(297)}...`);
  });

  it.each([280, 290, 297, 300])('has no half of a secret that begins at character %d', (before) => {
    expect(quoted(`${'y'.repeat(before)}${SECRET}`, [SECRET])).not.toContain('0');
  });
});

describe('quotedErrors', () => {
  const options = { fields: ['title', 'detail'], secrets: [SECRET] };

  it('reads texts and objects', () => {
    const errors = ['one', ' ', { detail: 'why', title: 'two' }, { detail: SECRET }, { title: 5 }, null, 7];
    expect(quotedErrors(JSON.stringify({ errors }), options)).toBe('one; two: why; [redacted]');
  });

  it.each(['', '<html>', 'null', '[]', '{"errors":5}', '{"error":"x"}'])('reads nothing in %s', (body) => {
    expect(quotedErrors(body, options)).toBe('');
  });
});

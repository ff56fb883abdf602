import { OptionsReader } from './OptionsReader';

describe('options that came as JSON', () => {
  it('are read as what they should be', () => {
    const options = new OptionsReader({
      word: 'a',
      ms: 1.5,
      flag: false,
      count: 0,
      text: '',
      texts: ['x'],
      record: { y: 1 },
      iso: '1970-01-01T00:00:01Z',
      epochMs: 2000,
    });

    expect([
      options.oneOf('word', ['a', 'b']),
      options.positive('ms'),
      options.boolean('flag'),
      options.wholeNumber('count'),
      options.text('text'),
      options.texts('texts'),
      options.record('record'),
      options.instant('iso'),
      options.instant('epochMs'),
      options.text('absent'),
    ]).toEqual(['a', 1.5, false, 0, '', ['x'], { y: 1 }, 1000, 2000, undefined]);
    expect(() => options.refuseOthers()).not.toThrow();
  });

  it.each([
    ['oneOf', (options: OptionsReader) => options.oneOf('value', ['a', 'b']), 'one of a, b'],
    ['positive', (options: OptionsReader) => options.positive('value'), 'a positive number'],
    ['boolean', (options: OptionsReader) => options.boolean('value'), 'true or false'],
    ['wholeNumber', (options: OptionsReader) => options.wholeNumber('value'), 'a whole number'],
    ['text', (options: OptionsReader) => options.text('value'), 'a text'],
    ['texts', (options: OptionsReader) => options.texts('value'), 'a list of texts'],
    ['record', (options: OptionsReader) => options.record('value'), 'an object'],
    ['instant', (options: OptionsReader) => options.instant('value'), 'an instant'],
  ])('are refused by %s, quoting what came', (_name, read, expected) => {
    expect(() => read(new OptionsReader({ value: [-1] }))).toThrow(`Expected value to be ${expected}`);
    expect(() => read(new OptionsReader({ value: [-1] }))).toThrow('got [-1]');
  });

  it('are refused when nobody asked for them, and when they are no object', () => {
    expect(() => new OptionsReader({ surplus: 1 }).refuseOthers()).toThrow('Unknown option "surplus"');
    expect(() => new OptionsReader([])).toThrow('Expected an object');
  });
});

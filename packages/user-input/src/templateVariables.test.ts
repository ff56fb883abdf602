import { findTemplateVariable } from './templateVariables';

describe('findTemplateVariable', () => {
  it.each([
    ['$name', '$name'],
    ['a $name b', '$name'],
    ['${name}', '${name}'],
    ['x${name:csv}', '${name:csv}'],
    ['${name.field:raw}', '${name.field:raw}'],
    ['[[name]]', '[[name]]'],
    ['[[name:csv]]', '[[name:csv]]'],
    ['$__interval', '$__interval'],
    ['subscriptions/$sub/resourceGroups/x', '$sub'],
    ['costs$_x', '$_x'],
  ])('finds the variable in %s', (text, variable) => {
    expect(findTemplateVariable(text)).toBe(variable);
  });

  it.each(['US$5', 'a$', '$', '$$', '${5}', '${}', '[[5]]', '[[]]', '[name]', '{{label}}', ''])(
    'takes %j as text',
    (text) => {
      expect(findTemplateVariable(text)).toBeUndefined();
    }
  );
});

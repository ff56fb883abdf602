/** @jest-environment jsdom */
import { settingsProblems } from './settingsProblems';

const found = (jsonData: object) =>
  Object.fromEntries(Object.entries(settingsProblems(jsonData)).filter(([, problem]) => problem !== undefined));

describe('settingsProblems', () => {
  it('finds nothing wrong with fields that are right, or still empty', () => {
    expect(found({})).toEqual({});
    expect(found({ site: 'us5.datadoghq.com', apiUrl: 'https://proxy.example', evaluationDelaySeconds: 0 })).toEqual(
      {}
    );
    expect(found({ apiUrl: 'http://127.0.0.1:8080' })).toEqual({});
  });

  it.each<[string, object, RegExp]>([
    ['site', { site: 'datadoghq.example' }, /"datadoghq\.example"/],
    ['apiUrl', { apiUrl: 'http://proxy.example' }, /^"http:\/\/proxy\.example": use an https URL/],
    ['appUrl', { appUrl: 'app' }, /^"app": use an https URL/],
    ['evaluationDelaySeconds', { evaluationDelaySeconds: -1 }, /-1/],
  ])('says in the words of the backend what is wrong with %s', (field, jsonData, expected) => {
    expect(found(jsonData)).toEqual({ [field]: expect.stringMatching(expected) });
  });
});

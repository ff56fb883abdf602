import { parseScope } from '../../../shared/scope';
import { needsSubscriptions, resolveScopes, scopeTitle } from './resolveScopes';

const [A, B] = ['aaaaaaaa-0000-0000-0000-000000000001', 'aaaaaaaa-0000-0000-0000-000000000002'];
const LISTED = [
  { id: A.toUpperCase(), name: 'Web' },
  { id: B, name: 'Data' },
];
const scopes = (...texts: string[]) => texts.map((text) => parseScope(text)!);

describe('resolveScopes', () => {
  it('puts every listed subscription in the place of *, each scope once', () => {
    const resolved = resolveScopes(scopes(B, '*', `subscriptions/${A}/resourceGroups/rg`), LISTED);
    expect(resolved.map(scopeTitle)).toEqual([
      `Data (subscriptions/${B})`,
      `Web (subscriptions/${A})`,
      `subscriptions/${A}/resourceGroups/rg`,
    ]);
    expect(resolved[2]).toMatchObject({ subscriptionName: 'Web' });
  });

  it('shows the id of a subscription that is not listed', () => {
    expect(resolveScopes(scopes(A), []).map(scopeTitle)).toEqual([`subscriptions/${A}`]);
  });

  it('leaves other scopes as they are', () => {
    const root = scopes('providers/Microsoft.Management/managementGroups/root');
    expect(resolveScopes(root, LISTED)).toEqual(root);
    expect(needsSubscriptions(root)).toBe(false);
    expect(needsSubscriptions(scopes(A))).toBe(true);
  });
});

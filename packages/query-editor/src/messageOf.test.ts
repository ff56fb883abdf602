import { messageOf } from './messageOf';

describe('messageOf', () => {
  it.each([
    [{ status: 403, statusText: 'Forbidden', data: { message: 'the role is missing' } }, 'the role is missing'],
    [{ status: 502, statusText: 'Bad Gateway', data: '<html>' }, 'Bad Gateway'],
    [new Error('socket closed'), 'socket closed'],
    [undefined, 'no answer'],
    [{ message: '' }, 'no answer'],
  ])('finds the text of %p', (error, text) => {
    expect(messageOf(error)).toBe(text);
  });
});

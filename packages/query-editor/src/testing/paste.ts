import { type UserEvent } from '@testing-library/user-event';

/** Pastes a text into an input and finishes it with Enter: what people do with ids and addresses. */
export async function paste(user: UserEvent, input: Element, text: string): Promise<void> {
  await user.click(input);
  await user.paste(text);
  await user.keyboard('{Enter}');
}

import { css } from '@emotion/css';

export interface HiddenLabelProps {
  readonly id: string;
  readonly htmlFor: string;
  readonly text: string;
}

/** Names an input for screen readers where its place already names it for the eye. */
export function HiddenLabel({ id, htmlFor, text }: HiddenLabelProps) {
  return (
    <label id={id} htmlFor={htmlFor} className={hidden}>
      {text}
    </label>
  );
}

const hidden = css({
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});

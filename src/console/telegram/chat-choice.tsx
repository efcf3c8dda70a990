import type { ComponentChildren } from 'preact';
import { isChosen, withChosen } from './chosen-channels.ts';

export interface ChosenProps {
  /** The show's channels as they were typed, one a line. */
  readonly typed: string;
  readonly changed: (typed: string) => void;
}

interface ChatChoiceProps extends ChosenProps {
  readonly username: string;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** A channel, a group or a topic that a show may tell of. */
export const ChatChoice = ({ typed, changed, username, title, children }: ChatChoiceProps) => (
  <label class="check">
    <input
      type="checkbox"
      checked={isChosen(typed, username)}
      onChange={(event) => changed(withChosen(typed, username, event.currentTarget.checked))}
    />
    <span dir="auto">{title}</span> {children}
  </label>
);

import { useEffect, useRef, useState } from 'preact/hooks';
import type { ControlProps } from './field.tsx';

/** As long as somebody types on, nothing is asked for. */
const SETTLES_MS = 400;

interface SettledSearchProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly placeholder: string;
  /** Called once nobody has typed for a moment, with what stands there, trimmed. */
  readonly settle: (value: string) => void;
}

/** A search field that asks when one has stopped typing, not at each letter. */
export const SettledSearch = ({ control, value, placeholder, settle }: SettledSearchProps) => {
  const [typed, setTyped] = useState(value);
  // What it is told to by then, since what stands beside it may have changed meanwhile.
  const latest = useRef(settle);
  latest.current = settle;
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => latest.current(typed.trim()), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <input
      {...control}
      type="search"
      dir="auto"
      maxLength={200}
      spellcheck={false}
      placeholder={placeholder}
      value={typed}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  );
};

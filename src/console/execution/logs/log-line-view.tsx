import type { RunLogs } from '../../../api/executions/schema.ts';
import { timeOfDay } from '../../format/moment.ts';
import { errorLines } from './error-lines.ts';

type Line = RunLogs['items'][number];

const factsOf = ({ facts }: Line): readonly (readonly [string, string])[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    errorLines(value) === null
      ? [[name, typeof value === 'string' ? value : JSON.stringify(value)] as const]
      : [],
  );

const TONES: Readonly<Record<string, string>> = {
  ERROR: 'log-bad',
  WARN: 'log-warn',
  '': 'log-own',
};

/** One line of a function: when, what, its facts; below it the stack of an error. */
export const LogLineView = ({ line }: { readonly line: Line }) => {
  const stacks = Object.values(line.facts).flatMap((value) => errorLines(value) ?? []);
  return (
    <li class={`log-line ${TONES[line.level] ?? ''}`}>
      <time dateTime={line.at}>{timeOfDay(line.at)}</time>
      <div>
        {line.level !== 'INFO' && line.level !== '' && <span class="log-level">{line.level} </span>}
        <span class="log-message">{line.message}</span>
        {factsOf(line).map(([name, value]) => (
          <span key={name} class="log-fact">
            {' '}
            {name}=<b>{value}</b>
          </span>
        ))}
        {stacks.length > 0 && (
          <details>
            <summary>{stacks[0]}</summary>
            <pre>{stacks.join('\n')}</pre>
          </details>
        )}
      </div>
    </li>
  );
};

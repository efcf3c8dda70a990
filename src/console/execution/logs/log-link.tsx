import type { ExecutionView, StateView } from '../../api/executions/schema.ts';
import { episodeIdOf } from '../../inspect/machines.ts';
import { useConsole } from '../context.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { logAddress } from './log-address.ts';

interface LogLinkProps {
  readonly execution: ExecutionView;
  readonly run: StateView;
  /** The function that the state calls. */
  readonly functionArn: string;
}

/** Where the lines are that a state's function wrote: in CloudWatch on AWS, at home by a command. */
export const LogLink = ({ execution, run, functionArn }: LogLinkProps) => {
  const { settings } = useConsole();
  const { machine, name } = execution;
  if (settings.awsConsoleUrl) {
    const address = logAddress(settings.awsConsoleUrl, {
      functionArn,
      words: name,
      fromMs: Date.parse(run.enteredAt),
      untilMs: run.exitedAt === null ? Date.now() : Date.parse(run.exitedAt),
    });
    return (
      <p>
        <a href={address} target="_blank" rel="noopener noreferrer">
          What its function wrote, in CloudWatch
        </a>
      </p>
    );
  }
  const command = `npx stepcast logs ${episodeIdOf(name)}`;
  return machine === 'episode' ? (
    <p class="log-command">
      What its function wrote: <code>{command}</code> <CopyButton text={command} label="Copy" />
    </p>
  ) : null;
};

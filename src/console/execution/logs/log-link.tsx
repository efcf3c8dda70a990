import type { ExecutionView, StateView } from '../../../api/executions/schema.ts';
import { useConsole } from '../../context.ts';
import { t } from '../../language/translate.ts';
import { logAddress } from './log-address.ts';

interface LogLinkProps {
  readonly execution: ExecutionView;
  readonly run: StateView;
  /** The function that the state calls. */
  readonly functionArn: string;
}

/** Where CloudWatch has the lines that a state's function wrote; nothing at home. */
export const LogLink = ({ execution, run, functionArn }: LogLinkProps) => {
  const { settings } = useConsole();
  if (!settings.awsConsoleUrl) return null;
  const address = logAddress(settings.awsConsoleUrl, {
    functionArn,
    words: execution.name,
    fromMs: Date.parse(run.enteredAt),
    untilMs: run.exitedAt === null ? Date.now() : Date.parse(run.exitedAt),
  });
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {t('See them in CloudWatch')}
    </a>
  );
};

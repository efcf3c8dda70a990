import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';

/** A link to the execution in the console of AWS; nothing where Step Functions isn't AWS's. */
export const AwsLink = ({ executionArn }: { readonly executionArn: string }) => {
  const { settings } = useConsole();
  if (!settings.awsConsoleUrl) return null;
  const region = executionArn.split(':')[3] ?? '';
  const address = `${settings.awsConsoleUrl}/states/home?region=${region}#/v2/executions/details/${executionArn}`;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {t('Open it in the AWS console')}
    </a>
  );
};
